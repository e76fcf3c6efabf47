import { expect, test } from 'vitest'
import { assemble } from '../../server/rules/noticeDraft.ts'
import { textsOf } from '../../server/rules/noticeTexts.ts'
import {
  blocks,
  type CheckFor,
  checkText,
  type FindingCode,
  reasonFor,
} from '../../server/rules/textcheck.ts'
import { company, fullSheet, names, templates } from './incident.ts'

const ask: CheckFor = {
  own: ['400-000-0000', 'example.com', '13800000000'],
  otherNames: ['乙方数据', 'Acme (Test)'],
  noEvidenceHasBasis: false,
}

// Numbers are synthetic: the area code 000000 and the prefix 170 0000 were never assigned.
const blocked: [FindingCode, string, string][] = [
  ['identity_number', '您的证件号码 000000199001010018 可能被获取', 'a whole number with its check digit'],
  ['identity_number', '证件 000000 19900101 0018', 'spaces do not hide it'],
  ['identity_number', '证件 ０００００019900101001８', 'nor do full-width digits'],
  ['card_number', '卡号 4000 0000 0000 0002', 'the Luhn sum holds'],
  ['phone_number', '请联系王先生 17000001234', 'a mobile number that is not ours'],
  ['phone_number', '致电 +86 170 0000 1234', 'with country code and spaces'],
  ['secret_asked', '请回复短信验证码以核实身份', 'asks for a code'],
  ['secret_asked', '为保护您，请在此输入您的登录密码', 'asks for a password'],
  ['secret_asked', '我们不会泄露，请输入密码', 'the denial belongs to another clause'],
  ['secret_asked', 'Reply with your verification code to confirm.', 'asks in English'],
  ['secret_asked', '请打开 https://example.com/login 处理', 'a sign-in link, even our own'],
  ['vulnerability', '攻击者利用了 CVE-2026-12345', 'a numbered flaw'],
  ['vulnerability', '接口 /api/v2/export 存在缺陷', 'a path of a live system'],
  ['vulnerability', '来源地址 192.0.2.7', 'an address of an attacker or a host'],
  ['attribution', '攻击者是某前员工', 'says who'],
  ['attribution', '本次事件由境外黑客组织所为', 'says who'],
  ['attribution', 'The data was stolen by a known group.', 'says who in English'],
  ['no_evidence', '目前未发现信息被滥用的证据', 'rests on nothing recorded'],
  ['no_evidence', 'There is no evidence of misuse.', 'the same in English'],
  ['other_tenant', '与贵司同时受影响的还有乙方数据', 'names another customer'],
  ['other_tenant', 'also affects acme (test)', 'whatever the case, and brackets are only text'],
  ['unfilled', '您好 {{user}}', 'a placeholder nobody fills'],
  ['unfilled', '原因：[待填]', 'a gap left by a person'],
]

test.each(blocked)('%s blocks: %s', (code, text, _why) => {
  const findings = checkText(text, ask)
  expect(findings.filter((f) => f.level === 'blocking').map((f) => f.code)).toContain(code)
  expect(blocks(findings)).toBe(true)
})

const passes: [string, string][] = [
  ['请勿向任何人提供验证码', 'forbids it'],
  ['我们不会向您索要密码或验证码', 'denies it'],
  ['不要告诉任何来电者短信验证码', 'forbids it'],
  ['We never ask you to enter a password or a code.', 'denies it in English'],
  ['如有疑问，请致电 400-000-0000', 'our own hotline'],
  ['也可致电 138 0000 0000', 'our own mobile, however spaced'],
  ['证件 000000199001010017', 'the check digit fails: some other number'],
  ['订单 1234567890123456789012', 'too long for a card'],
  ['{{person.name}}，您好，核对码 {{ person.code }}', "the person's own placeholders"],
  ['02:58 吊销全部旧令牌 41,208 个', 'counts and times'],
]

test.each(passes)('passes: %s', (text, _why) => {
  expect(checkText(text, ask)).toEqual([])
})

test('a hedged attribution and an outside link are for legal to see, not blocked', () => {
  const hedged = checkText('初步判断，攻击者是外部人员，正在调查。', ask)
  expect(hedged.map((f) => [f.code, f.level])).toEqual([['attribution', 'warning']])
  expect(checkText('详见 https://other.example/notice', ask).map((f) => [f.code, f.level])).toEqual([
    ['link', 'warning'],
  ])
})

// To an authority: what it asks for is no leak, a full number is one too many, and a claim is shown to legal.
test.each<
  [string, ReturnType<typeof checkText>[number]['code'] | null, 'blocking' | 'warning' | null, string]
>([
  ['攻击路径：利用 CVE-2026-12345，来源 192.0.2.7', null, null, 'item 5 of Art. 7 asks for path and flaws'],
  ['联系人王先生 17000001234', null, null, 'it must be able to call somebody'],
  ['受害人证件 000000199001010018', 'identity_number', 'blocking', 'minimise: no full number'],
  ['受害人证件 000000199001010017', null, null, 'the check digit fails: some other number'],
  ['攻击者是某前员工', 'attribution', 'warning', 'until the police say so, legal sees it'],
  ['未发现信息被滥用的证据', 'no_evidence', 'warning', 'legal asks for its basis'],
  ['同时受影响的还有乙方数据', 'other_tenant', 'warning', 'named only where the authority asks'],
  ['同时受影响的还有其他企业', null, null, 'nobody is named'],
  ['备案号 33010099001-20001', null, null, 'not even a Luhn sum'],
  ['原因：[待填]', 'unfilled', 'blocking', 'a gap left by a person'],
])('to an authority, %s: %s %s', (text, code, level, _why) => {
  const found = checkText(text, { ...ask, forAuthority: true })
  expect(found.map((f) => [f.code, f.level])).toEqual(code === null ? [] : [[code, level]])
})

// Rules on product vulnerabilities, Art. 9: nothing of a flaw before its fix; live systems and ways to use it never.
test.each([
  ['修补了 CVE-2026-12345', 'blocking', 'warning'],
  ['攻击者使用了公开的 PoC', 'blocking', 'blocking'],
  ['入口为 /api/export/tenants', 'blocking', 'blocking'],
  ['来自 192.0.2.7', 'blocking', 'blocking'],
])('%s is %s before the fix and %s after', (text, before, after) => {
  const level = (flawFixed: boolean) => checkText(text, { ...ask, flawFixed }).map((f) => f.level)
  expect(level(false)).toEqual([before])
  expect(level(true)).toEqual([after])
})

test('a recorded check lets "no evidence" stand', () => {
  expect(checkText('目前未发现信息被滥用的证据', { ...ask, noEvidenceHasBasis: true })).toEqual([])
})

test('the public page holds no placeholder of a person', () => {
  expect(checkText('{{person.name}}', { ...ask, forPublic: true }).map((f) => f.code)).toEqual([
    'person_in_public',
  ])
})

test('a finding says where it is and why, in both languages', () => {
  const [finding] = checkText('原因见 CVE-2026-12345。', ask)
  expect(finding).toMatchObject({ from: 4, to: 18, excerpt: 'CVE-2026-12345' })
  expect(reasonFor(finding!, 'zh-CN')).toMatch(/漏洞/)
  expect(reasonFor(finding!, 'en')).toMatch(/flaw/)
})

test('the shipped notices pass their own check', () => {
  for (const { audience, language } of templates) {
    const draft = assemble(templates, fullSheet, { group: '', language, audience, company, names })!
    const texts = JSON.stringify(textsOf(draft, { signature: company.smsSignature }))
    expect(checkText(texts, { ...ask, forPublic: audience === 'public' }), `${audience} ${language}`).toEqual(
      [],
    )
  }
})
