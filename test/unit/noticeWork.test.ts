import { expect, test } from 'vitest'
import type { Language } from '../../server/rules/facts.ts'
import { noticeDigestInput } from '../../server/rules/notice.ts'
import { assemble } from '../../server/rules/noticeDraft.ts'
import { completeLanguages, judgeNotice, ownCodeFields } from '../../server/rules/noticeJudge.ts'
import {
  draftsMeant,
  fieldsOf,
  type NoticeBody,
  type NoticePlan,
  redrawn,
  reworded,
  sealedVersion,
  type WorkedDraft,
  withField,
} from '../../server/rules/noticeWork.ts'
import { checkText } from '../../server/rules/textcheck.ts'
import { but, company, fact, fullSheet, names, templates } from './incident.ts'

const drawn = (
  language: Language,
  audience: 'person' | 'public' | 'guardian',
  sheet = fullSheet,
): WorkedDraft => {
  const draft = assemble(templates, sheet, { group: '', language, audience, company, names })!
  return { ...draft, assembled: draft.words, behind: [] }
}
const bodyOf = (sheet = fullSheet): NoticeBody => ({
  sender: { smsSignature: '示例云', site: { 'zh-CN': '官网', en: 'our site' }, hotline: company.hotline },
  drafts: (['zh-CN', 'en'] as const).flatMap((language) =>
    (['person', 'guardian', 'public'] as const).map((audience) => drawn(language, audience, sheet)),
  ),
  filed: [],
  sheet: 1,
})
const plan: NoticePlan = {
  languages: ['zh-CN', 'en'],
  recipients: { groups: [], regions: [], guardians: false },
  bound: 10,
  channelOrder: ['sms', 'email', 'inSite', 'phone', 'announcement'],
  onUnknown: 'resend',
}
const ask = (sheet = fullSheet) => ({ sheet, names, own: [company.hotline] })
const complete = (body: NoticeBody, its: NoticePlan, sheet = fullSheet) =>
  completeLanguages(judgeNotice(body, its, ask(sheet)))

test.each<[string, Partial<NoticePlan>, string[]]>([
  ['guardians only where they are told', {}, ['zh-CN person', 'zh-CN public', 'en person', 'en public']],
  ['a language left out', { languages: ['en'] }, ['en person', 'en public']],
  [
    'groups choose people, the public page stands for all',
    { languages: ['en'], recipients: { ...plan.recipients, groups: ['b'] } },
    ['en public'],
  ],
  [
    'guardians too',
    { languages: ['en'], recipients: { ...plan.recipients, guardians: true } },
    ['en person', 'en guardian', 'en public'],
  ],
])('texts meant: %s', (_why, change, expected) => {
  const meant = draftsMeant(bodyOf(), { ...plan, ...change })
  expect(meant.map(({ language, audience }) => `${language} ${audience}`)).toEqual(expected)
})

test('the seal binds only the languages given and the channels meant', () => {
  const of = { noticeId: 'n', incidentId: 'i', version: 1 }
  const seal = (its: NoticePlan, languages: Language[]) =>
    JSON.stringify(noticeDigestInput(sealedVersion(of, bodyOf(), its, languages)))
  expect(seal(plan, ['zh-CN'])).not.toContain('"en"')
  expect(seal(plan, ['zh-CN'])).not.toBe(seal(plan, ['zh-CN', 'en']))
  const noSms = { ...plan, channelOrder: plan.channelOrder.filter((channel) => channel !== 'sms') }
  expect(seal(plan, ['zh-CN'])).toContain('"sms":{')
  expect(seal(noSms, ['zh-CN'])).not.toContain('"sms":{')
})

test('every field is found and put back by its path; one that is not there changes nothing', () => {
  const { words } = drawn('zh-CN', 'person')
  for (const [field] of fieldsOf(words)) {
    const changed = new Map(fieldsOf(withField(words, field, '改')))
    expect([...changed].filter(([, text]) => text === '改').map(([name]) => name)).toEqual([field])
  }
  for (const field of ['nothing', 'parts.nothing', 'parts', 'title.x'])
    expect(withField(words, field, 'x')).toEqual(words)
})

test('drawing anew: untouched words follow, typed words stay and are behind only where the facts moved', () => {
  const typed = reworded(drawn('zh-CN', 'person'), {
    ...drawn('zh-CN', 'person').words,
    closing: '手写的落款',
    parts: { ...drawn('zh-CN', 'person').words.parts, happened: '手写的第一段' },
  })
  const sheet = but(fact('cause', '另一个原因', { language: 'zh-CN', version: 2 }))
  const again = redrawn(typed, drawn('zh-CN', 'person', sheet), false)
  expect(again.words.closing).toBe('手写的落款')
  expect(again.words.parts.happened).toBe('手写的第一段')
  expect(again.behind).toEqual(['parts.happened'])
  expect(
    reworded(again, { ...again.words, parts: { ...again.words.parts, happened: '看过了' } }).behind,
  ).toEqual([])
  const over = redrawn(typed, drawn('zh-CN', 'person', sheet), true)
  expect(over.words.parts.happened).toContain('另一个原因')
  expect(over.behind).toEqual([])
})

test.each<[string, Partial<NoticeBody>, Partial<NoticePlan>, Language[]]>([
  ['everything is there', {}, {}, ['zh-CN', 'en']],
  ['nobody may be told: no bound', {}, { bound: 0 }, []],
  ['an announcement alone reaches no one by name', {}, { channelOrder: ['announcement'] }, []],
  ['no hotline', { sender: { ...bodyOf().sender, hotline: ' ' } }, {}, []],
  [
    'a title left blank in English',
    {
      drafts: bodyOf().drafts.map((d) =>
        d.language === 'en' ? { ...d, words: { ...d.words, title: ' ' } } : d,
      ),
    },
    {},
    ['zh-CN'],
  ],
  [
    'no SMS text, where SMS is meant',
    {
      drafts: bodyOf().drafts.map((d) =>
        d.language === 'en' ? { ...d, words: { ...d.words, sms: '' } } : d,
      ),
    },
    {},
    ['zh-CN'],
  ],
  [
    'no SMS text, where none is meant',
    { drafts: bodyOf().drafts.map((d) => ({ ...d, words: { ...d.words, sms: '' } })) },
    { channelOrder: ['email'] },
    ['zh-CN', 'en'],
  ],
])('complete languages: %s', (_why, body, change, expected) => {
  expect(complete({ ...bodyOf(), ...body }, { ...plan, ...change })).toEqual(expected)
})

test('minors who are counted and guardians who are not told block every language', () => {
  const sheet = but(fact('minors', { under14: 1, under18: 2 }))
  expect(complete(bodyOf(sheet), plan, sheet)).toEqual([])
  const guardians = { ...plan, recipients: { ...plan.recipients, guardians: true } }
  expect(complete(bodyOf(sheet), guardians, sheet)).toEqual(['zh-CN', 'en'])
})

test.each<[string, string[], string[]]>([
  ['another customer’s name', ['b'], ['person', 'public']],
  ['its own name, in the text of its own people', [''], ['public']],
])('%s in a text: refused for %o', (_why, groups, refused) => {
  const sheet = but(
    fact('cause', '乙方数据的导出接口没有核对请求者', { language: 'zh-CN' }),
    fact('cause', 'an export function of 乙方数据 did not check', { language: 'en' }),
  )
  const its = { ...plan, languages: ['zh-CN' as const] }
  const judged = judgeNotice(bodyOf(sheet), its, { ...ask(sheet), tenants: [{ name: '乙方数据', groups }] })
  const named = judged.drafts.filter(({ findings }) => findings.some(({ code }) => code === 'other_tenant'))
  expect(named.map(({ draft }) => draft.audience)).toEqual(refused)
})

test.each([
  ['closing', false],
  ['verification', false],
  ['sms', true],
  ['contact', true],
  ['phone.opening', true],
])('a personal code in %s: refused is %s, for it must never go by SMS or be read out', (field, refused) => {
  expect(
    checkText('个人查询码：{{person.own}}', {
      own: [],
      otherNames: [],
      noEvidenceHasBasis: false,
      ownCode: ownCodeFields.has(field),
    }).some(({ code, level }) => code === 'own_code' && level === 'blocking'),
  ).toBe(refused)
})
