import { expect, test } from 'vitest'
import { authorityDirectory } from '../../server/contract/authorityDirectory.ts'
import { authoritiesFor, authorityFor } from '../../server/rules/authorities.ts'
import type { FactSheet } from '../../server/rules/facts.ts'
import type { GradeProposal } from '../../server/rules/grading.ts'
import { type ReportActs, reportName, sayActs, type Told } from '../../server/rules/reportActs.ts'
import {
  approvedPart,
  differences,
  dressed,
  type Entries,
  fieldIn,
  fillBoth,
  hiddenFields,
  owedAfter,
} from '../../server/rules/reportText.ts'
import { but, cacForm, fact, fullSheet, names } from './incident.ts'
import { law } from './law.ts'

const nobody: Told = { exempted: null, people: null, announcedAt: null }
const acts: ReportActs = {
  incidentNumber: 'PI-2026-014',
  number: 2,
  ordinal: 2,
  recipient: { 'zh-CN': '北京市互联网信息办公室', en: 'Cyberspace Administration of Beijing' },
  drafter: '孙博',
  signer: null,
  filing: null,
  eventKind: 'intrusion',
  personal: true,
  grade: null,
  told: nobody,
  others: [],
  police: null,
  corrected: null,
}
const sheet: FactSheet = [
  ...fullSheet,
  fact('summary', '越权访问', { language: 'zh-CN' }),
  fact('lossYuan', null),
]
const nothing: Entries = { 'zh-CN': {}, en: {} }

const fill = (facts = sheet, entries = nothing) =>
  fillBoth(cacForm, 'first', {
    'zh-CN': { sheet: facts, profile: {}, acts: sayActs(acts, 'zh-CN'), entries: entries['zh-CN'], names },
    en: { sheet: facts, profile: {}, acts: sayActs(acts, 'en'), entries: entries.en, names },
  })

test('English without words of its own shows the Chinese; what is to be verified stays so in both', () => {
  const text = fill()
  expect(fieldIn(text.en, 'summary')).toMatchObject({ shown: '越权访问', state: 'known' })
  expect(fieldIn(text.en, 'people')?.shown).toMatch(/people/)
  expect(fieldIn(text.en, 'lossYuan')).toMatchObject({ shown: 'to be verified', state: 'to_verify' })
  expect(text.en.missing).not.toContain('summary')
})

test('signing and filing change nothing that was approved; any other word does', () => {
  const text = fill()
  const signed = dressed(cacForm, text, {
    'zh-CN': sayActs({ ...acts, signer: '李慎行', filing: { filedAt: 0, channel: '热线 12387' } }, 'zh-CN'),
    en: sayActs({ ...acts, signer: '李慎行', filing: { filedAt: 0, channel: '热线 12387' } }, 'en'),
  })
  expect(fieldIn(signed['zh-CN'], 'signer')?.shown).toBe('李慎行')
  expect(fieldIn(signed.en, 'reportedAt')?.shown).toMatch(/1970/)
  expect(approvedPart(cacForm, signed)).toEqual(approvedPart(cacForm, text))
  const edited = fill(sheet, { 'zh-CN': {}, en: { place: 'Beijing' } })
  expect(approvedPart(cacForm, edited)).not.toEqual(approvedPart(cacForm, text))
})

test('dressing a text never touches what is not filled in by signing or filing', () => {
  const other = sayActs({ ...acts, drafter: '别人', recipient: { 'zh-CN': '别处' } }, 'zh-CN')
  const text = dressed(cacForm, fill(), { 'zh-CN': other, en: other })
  expect(fieldIn(text['zh-CN'], 'drafter')?.shown).toBe('孙博')
  expect(fieldIn(text['zh-CN'], 'recipient')?.shown).toBe('北京市互联网信息办公室')
})

test('a difference is told by field, without the number and hands of each report', () => {
  const later = fillBoth(cacForm, 'supplement', {
    'zh-CN': {
      sheet: but(fact('lossYuan', { low: 1, best: 2, high: 3 })),
      profile: {},
      acts: sayActs({ ...acts, number: 3, drafter: '别人' }, 'zh-CN'),
      names,
    },
    en: {
      sheet: but(fact('lossYuan', { low: 1, best: 2, high: 3 })),
      profile: {},
      acts: sayActs({ ...acts, number: 3 }, 'en'),
      names,
    },
  })
  const found = differences(cacForm, fill(), later)
  expect(found.map(({ key }) => key)).toEqual(['summary', 'lossYuan'])
  expect(found[1]).toMatchObject({
    before: { 'zh-CN': '待核实' },
    after: { 'zh-CN': '约 2 元（1 至 3 元）' },
  })
})

test.each([
  ['lossYuan', sheet, 'unknown', 'it said 待核实, and nobody knows yet'],
  ['people', but(fact('people', { low: 1, best: 1, high: 1 })), 'changed', 'the count is another now'],
  ['leads', sheet, 'unknown', 'a supplement requires it'],
  ['mlps', sheet, undefined, 'no stage requires it'],
  ['ordinal', sheet, undefined, 'it is the report’s own'],
])('owed after filing: %s', (key, now, kind, _why) => {
  expect(owedAfter(cacForm, fill(), fill(now)).find((field) => field.key === key)?.kind).toBe(kind)
})

test('fields that may stay empty are offered until they are written', () => {
  expect(hiddenFields(cacForm, fill(), 'first').map(({ key }) => key)).toContain('remark')
  const written = fill(sheet, { 'zh-CN': { remark: '无' }, en: {} })
  expect(hiddenFields(cacForm, written, 'first').map(({ key }) => key)).not.toContain('remark')
})

const grade = (change: Partial<GradeProposal>): GradeProposal => ({
  scheme: 'cac',
  grade: '较大',
  categories: [],
  facts: [],
  line: law.schemes[0]?.lines.find(({ key }) => key === 'people-leak-1m') ?? null,
  provisional: false,
  needsCounsel: false,
  open: [],
  ...change,
})
const people = { all: 1_284_316, told: 900, trying: 3, unknown: 2, unreachable: 1 }
test.each<[keyof ReturnType<typeof sayActs>, Partial<ReportActs>, string | null | undefined, string]>([
  ['reportNumber', {}, 'PI-2026-014-R2', 'the incident’s number and the report’s'],
  ['ordinal', {}, '第 2 次', 'table A.7'],
  ['category', {}, '数据安全事件', 'an intrusion that touches personal information'],
  ['category', { personal: false }, '网络攻击事件', 'one that does not'],
  ['grade', {}, null, 'nothing decides it yet'],
  ['grade', { grade: grade({}) }, '较大（泄露 100 万人以上个人信息）', 'with the line that decided'],
  [
    'grade',
    { grade: grade({ grade: '一般', line: null, provisional: true }) },
    '一般（未达较大标准；初步判定）',
    'no line',
  ],
  ['notified', {}, '尚未告知', 'telling nobody is an answer'],
  [
    'notified',
    { told: { ...nobody, people } },
    '应告知 1,284,316 人：已告知 900 人，正在尝试 3 人，结果不明 2 人，联系不上 1 人',
    'every line',
  ],
  [
    'notified',
    { told: { ...nobody, exempted: '密钥安全' } },
    '经法务审批不逐一告知（《个人信息保护法》第五十七条第二款）：密钥安全',
    'P10',
  ],
  ['otherAuthorities', {}, undefined, 'none'],
  [
    'otherAuthorities',
    { others: [{ recipient: '某局', filedAt: 0, receiptNumber: 'X1' }] },
    '某局，1970 年 1 月 1 日 08:00（北京时间），回执 X1',
    'each with its receipt',
  ],
])('%s of %o reads %s', (key, change, said, _why) => {
  expect(sayActs({ ...acts, ...change }, 'zh-CN')[key]).toBe(said)
})
test('a report is named after its incident', () =>
  expect(reportName('PI-2026-014', 1)).toBe('PI-2026-014-R1'))

test.each([
  ['CN-BJ', ['telecom_internet'], 'CN-06', '北京市互联网信息办公室', 'a municipality'],
  ['CN-GX', [], 'CN-03', '广西壮族自治区互联网信息办公室', 'an autonomous region'],
  ['CN-SH', [], 'CN-07', '关键信息基础设施保护工作部门', 'critical infrastructure'],
])('%s %o: %s goes to %s', (province, sectors, ruleId, name, _why) => {
  const all = authoritiesFor(law.authorities, { province, sectors })
  expect(authorityFor(all, [ruleId])?.name['zh-CN']).toBe(name)
  expect(all.some(({ key }) => key === 'telecom')).toBe(sectors.length > 0)
  expect(all.every((authority) => !JSON.stringify(authority).includes('{province}'))).toBe(true)
})

test('a province nobody listed names no office that does not exist', () => {
  const all = authoritiesFor(law.authorities, { province: 'CN-XX', sectors: [] })
  const home = all.filter(({ ruleIds }) => ruleIds.some((id) => id.startsWith('CN-')))
  expect(home.map(({ key }) => key)).toEqual(['protection', 'own'])
})

test('a directory that names a channel it does not list is refused', () => {
  const [first, ...rest] = law.authorities.authorities
  const wrong = { ...law.authorities, authorities: [{ ...first, channels: ['pigeon'] }, ...rest] }
  expect(authorityDirectory.safeParse(wrong).error?.issues[0]?.message).toBe('no channel pigeon')
})
