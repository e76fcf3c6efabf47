import { expect, test } from 'vitest'
import { noticeTemplate } from '../../server/contract/noticeTemplate.ts'
import type { FactSheet } from '../../server/rules/facts.ts'
import { changedSince, type Draft, type NoticeVersion, noticeDigestInput } from '../../server/rules/notice.ts'
import type { ContentKey } from '../../server/rules/noticeContents.ts'
import { type AssembleFor, assemble } from '../../server/rules/noticeDraft.ts'
import { contentGaps, coverageGaps, type Gap } from '../../server/rules/noticeGaps.ts'
import { missingSmsParams, textsOf } from '../../server/rules/noticeTexts.ts'
import { but, company, fact, fullSheet, names, templates } from './incident.ts'

const ask: AssembleFor = { group: '', language: 'zh-CN', audience: 'person', company, names }
const draftOf = (sheet: FactSheet, more: Partial<AssembleFor> = {}): Draft =>
  assemble(templates, sheet, { ...ask, ...more })!
const gapsOf = (sheet: FactSheet, more: Partial<AssembleFor> = {}) =>
  contentGaps(draftOf(sheet, more), sheet, names)
const everything = (draft: Draft) => JSON.stringify(textsOf(draft, { signature: company.smsSignature }))

test('a full sheet leaves no gap in any language and audience, and every fact is said', () => {
  for (const { audience, language } of templates) {
    const draft = draftOf(fullSheet, { audience, language })
    expect(draft.problems).toEqual([])
    expect(contentGaps(draft, fullSheet, names), `${audience} ${language}`).toEqual([])
    const text = everything(draft)
    for (const said of language === 'zh-CN'
      ? ['约 128.4 万人', '姓名、手机号、证件号码']
      : ['about 1.284 million people', 'name, phone number, ID number'])
      expect(text).toContain(said)
  }
})

test('a notice fits its channels: four parts, the code, no link, and the full text behind the SMS', () => {
  const { email, sms, inSite, phone } = textsOf(draftOf(fullSheet), { signature: '示例云' })
  expect(email!.subject).toBe('关于您的个人信息安全事件的告知')
  for (const text of [email!.text, email!.html, inSite!.text])
    for (const heading of ['发生了什么', '我们做了什么', '您可以怎样保护自己', '我们为您提供的补救'])
      expect(text).toContain(heading)
  expect(sms!.text).toMatch(/^【示例云】安全告知：.*核对码\{\{person\.code\}\}$/)
  expect(phone!.script).toContain('{{person.name}}本人吗')
  expect(everything(draftOf(fullSheet))).not.toMatch(/https?:|<script|<img/)
})

const missing: [ContentKey, Parameters<typeof but>[0], Gap['kind'], boolean, string][] = [
  ['categories', { key: 'categories', value: undefined }, 'missing', true, 'PIPL 57(1)(1): nobody looked'],
  ['categories', fact('categories', null), 'unknown', false, 'an early notice may say it is being verified'],
  ['cause', fact('cause', null, { language: 'zh-CN' }), 'unknown', false, 'the same'],
  ['cause', { key: 'cause', language: 'zh-CN', value: undefined }, 'translation', true, 'only in English'],
  ['harm', { key: 'harm', value: undefined }, 'missing', true, 'PIPL 57(1)(1)'],
  [
    'taken',
    fact('measuresTaken', null, { language: 'zh-CN' }),
    'unknown',
    true,
    'what was done cannot be unknown',
  ],
  ['planned', { key: 'measuresPlanned', value: undefined }, 'missing', true, 'promised by the policy, 4.4'],
  ['advice', { key: 'advice', value: undefined }, 'missing', true, 'PIPL 57(1)(2)'],
  ['remedies', { key: 'remedies', value: undefined }, 'missing', true, 'promised by the policy, 4.4'],
  [
    'remedies',
    fact('remedies', null, { language: 'zh-CN' }),
    'unknown',
    true,
    'people must be able to act on it',
  ],
  ['contact', { key: 'contact', value: undefined }, 'missing', true, 'PIPL 57(1)(3)'],
  ['kinds', { key: 'breachKinds', value: undefined }, 'missing', true, 'the basic facts'],
]

test.each(missing)('%s %o: %s', (content, change, kind, blocking, _why) => {
  const gaps = gapsOf(but(change))
  expect(gaps.map((g) => [g.content, g.kind, g.blocking])).toEqual([[content, kind, blocking]])
  expect(gaps[0]!.article['zh-CN']).toMatch(/第五十七条|隐私政策/)
})

test('a missing translation blocks its own language only', () => {
  const sheet = but({ key: 'remedies', language: 'en', value: undefined })
  expect(gapsOf(sheet, { language: 'zh-CN' })).toEqual([])
  expect(gapsOf(sheet, { language: 'en' }).map((g) => [g.content, g.kind, g.blocking])).toEqual([
    ['remedies', 'translation', true],
  ])
})

test('a person who deletes or rewrites a content away is told which', () => {
  const draft = draftOf(fullSheet)
  draft.words.parts.remedy = '我们会继续努力。'
  draft.words.parts.happened = draft.words.parts.happened.replace('姓名、手机号、证件号码', '部分资料')
  const gaps = contentGaps(draft, fullSheet, names)
  expect(gaps.map((g) => [g.content, g.kind])).toEqual([
    ['categories', 'unsaid'],
    ['remedies', 'unsaid'],
  ])
})

test('unknown is said in words: no blank, no 0, no null', () => {
  const unknown = fullSheet.map((f) => ({ ...f, value: null }))
  for (const sheet of [unknown, [] as FactSheet]) {
    for (const { audience, language } of templates) {
      const text = everything(draftOf(sheet, { audience, language }))
      expect(text).toContain(language === 'zh-CN' ? '正在核实' : 'being verified')
      expect(text).not.toMatch(/null|undefined|NaN|\b0 (?:人|people)|：[。，]|: \.|您的(?:正在|可能)/)
    }
  }
  const nobody = draftOf(but(fact('people', { low: 0, best: 0, high: 0 })))
  expect(nobody.words.parts.happened).toContain('受影响的人数：正在核实')
})

test('a group is told of what it lost itself; the public of what anybody lost', () => {
  const sheet = [...fullSheet, fact('categories', ['email'], { group: 'b' })]
  const [a, b] = [draftOf(sheet, { group: 'a' }), draftOf(sheet, { group: 'b' })]
  expect(a.words.parts.happened).toContain('姓名、手机号、证件号码')
  expect(b.words.parts.happened).toContain('涉及您的信息：邮箱。')
  expect(b.words.parts.happened).not.toContain('证件号码')
  expect(draftOf(sheet, { audience: 'public' }).words.lede).toContain('姓名、手机号、证件号码、邮箱')
})

test('confirmed and possible are different words', () => {
  expect(draftOf(fullSheet).words.lede).toContain('可能发生泄露')
  expect(draftOf(but(fact('certainty', 'confirmed'))).words.lede).toContain('已发生泄露')
  expect(draftOf(but(fact('breachKinds', ['damage', 'loss']))).words.lede).toContain('可能发生毁损、丢失')
})

test('a fact is text: Liquid or markup typed into it is not run', () => {
  const hostile = '{{ 7 | times: 7 }} {% raw %} <script>alert(1)</script>'
  const texts = textsOf(draftOf(but(fact('cause', hostile, { language: 'zh-CN' }))), { signature: '示例云' })
  expect(texts.email!.text).toContain(hostile)
  expect(texts.email!.html).toContain('&lt;script&gt;')
  expect(texts.email!.html).not.toContain('<script>')
})

test('a broken template is a gap that names the field, never an exception', () => {
  const person = templates.find((t) => t.id === 'person-zh-CN')!
  for (const title of [
    '{{ nobodysFact }}',
    '{% if %}',
    '{% include "/etc/passwd" %}',
    "{{ 'now' | date: '%Y' }}",
  ]) {
    const draft = assemble([{ ...person, title }], fullSheet, ask)!
    expect(
      draft.problems.map((p) => p.field),
      title,
    ).toEqual(['title'])
    expect(contentGaps(draft, fullSheet, names).map((g) => [g.content, g.blocking])).toEqual([
      ['template', true],
    ])
  }
})

test('the schema names what a template file lacks', () => {
  const { parts: _parts, ...rest } = templates[0]!
  expect(noticeTemplate.safeParse(rest).error!.issues[0]!.path).toEqual(['parts'])
  expect(noticeTemplate.safeParse({ ...templates[0]!, audience: 'press' }).success).toBe(false)
  const hidden = '{% if known.cause %}{{ casue }}{% endif %}{{ person.phone }}{{ known.weather }}'
  const { error } = noticeTemplate.safeParse({
    ...templates[0]!,
    contact: hidden,
    sms: '{% for x in y %}{% endfor %}',
  })
  expect(error!.issues.map((issue) => [issue.path.join('.'), issue.message]).sort()).toEqual([
    ['contact', 'no fact is called casue'],
    ['contact', 'no fact is called known.weather'],
    ['contact', 'no fact is called person.phone'],
    ['sms', expect.stringContaining('for')],
  ])
})

test('what changed since: a newer version, a first row, a row of the group itself; nothing else', () => {
  const sheet = but({ key: 'trend', value: undefined }, { key: 'occurredAt', value: undefined })
  const { used } = draftOf(sheet, { group: 'b' })
  expect(changedSince(used, sheet)).toEqual([])
  expect(used.map((u) => u.key)).not.toContain('trend')
  const changed = changedSince(used, [
    ...sheet.filter((f) => f.key !== 'people'),
    fact('people', { low: 1, best: 2, high: 3 }, { version: 4 }),
    fact('occurredAt', 5),
    fact('harm', '另一种', { group: 'b', language: 'zh-CN' }),
    fact('harm', 'another', { group: 'c', language: 'en' }),
    fact('trend', '不用', { language: 'zh-CN' }),
  ])
  expect(changed.map((c) => [c.key, c.version, c.now])).toEqual([
    ['occurredAt', 0, 1],
    ['people', 3, 4],
    ['harm', 1, 1],
  ])
})

test('every language and group is covered, and guardians where there are or may be minors', () => {
  const person = draftOf(fullSheet)
  const minors = (value: { under14: number; under18: number } | null) => but(fact('minors', value))
  expect(coverageGaps([person], fullSheet, ['zh-CN'])).toEqual([])
  expect(coverageGaps([person], fullSheet, ['zh-CN', 'en']).map((g) => [g.content, g.language])).toEqual([
    ['version', 'en'],
  ])
  expect(
    coverageGaps([person], minors({ under14: 0, under18: 3 }), ['zh-CN']).map((g) => [g.content, g.blocking]),
  ).toEqual([['guardian', true]])
  expect(coverageGaps([person], minors(null), ['zh-CN']).map((g) => [g.content, g.blocking])).toEqual([
    ['guardian', false],
  ])
  const both = [person, draftOf(fullSheet, { audience: 'guardian' })]
  expect(coverageGaps(both, minors({ under14: 1, under18: 3 }), ['zh-CN'])).toEqual([])
})

test('a filed SMS template is filled by its parameters, and says which it cannot get', () => {
  const { words } = draftOf(fullSheet)
  const filed = {
    id: 'SMS_0001',
    signature: '示例云',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a provider's own placeholders
    body: '安全告知：您的${categories}${kinds}，致电${hotline}。核对码${code}',
  }
  const { sms } = textsOf(draftOf(fullSheet), { signature: '示例云', filed })
  expect(sms).toMatchObject({
    kind: 'filed',
    templateId: 'SMS_0001',
    params: { categories: '姓名、手机号、证件号码', code: '{{person.code}}' },
  })
  expect(sms!.text).toBe(
    '【示例云】安全告知：您的姓名、手机号、证件号码可能发生泄露，致电400-000-0000。核对码{{person.code}}',
  )
  expect(missingSmsParams(words, filed)).toEqual([])
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a provider's own placeholders
  expect(missingSmsParams(words, { ...filed, body: '${code}${amount}' })).toEqual(['amount'])
})

const version: NoticeVersion = {
  noticeId: 'n1',
  version: 4,
  incidentId: 'i1',
  texts: [
    {
      language: 'zh-CN',
      group: '',
      audience: 'person',
      texts: textsOf(draftOf(fullSheet), { signature: '示例云' }),
    },
    {
      language: 'en',
      group: '',
      audience: 'person',
      texts: textsOf(draftOf(fullSheet, { language: 'en' }), { signature: '示例云' }),
    },
  ],
  recipients: { groups: ['b', 'a'], regions: ['CN'], guardians: true },
  bound: 1_420_000,
  channelOrder: ['sms', 'email'],
  onUnknown: 'hold',
}

test('the digest binds text, recipients, order and policy; the order of sets does not matter', () => {
  const digest = (v: NoticeVersion) => JSON.stringify(noticeDigestInput(v))
  const same = {
    ...version,
    texts: version.texts.toReversed(),
    recipients: { ...version.recipients, groups: ['a', 'b'] },
  }
  expect(digest(same)).toBe(digest(version))
  const [first, second] = version.texts
  const reworded = { ...first!, texts: { ...first!.texts, sms: { ...first!.texts.sms!, text: 'x' } } }
  const others: NoticeVersion[] = [
    { ...version, texts: [reworded, second!] },
    { ...version, bound: 1 },
    { ...version, channelOrder: ['email', 'sms'] },
    { ...version, onUnknown: 'resend' },
    { ...version, recipients: { ...version.recipients, guardians: false } },
    { ...version, version: 5 },
  ]
  expect(new Set([version, ...others].map(digest)).size).toBe(others.length + 1)
})
