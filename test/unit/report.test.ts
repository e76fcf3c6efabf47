import { expect, test } from 'vitest'
import { reportForm } from '../../server/contract/reportForm.ts'
import type { FactSheet } from '../../server/rules/facts.ts'
import { fillReport, plainText, type ReportMaterial, reportGaps } from '../../server/rules/report.ts'
import type { Stage } from '../../server/rules/reportForm.ts'
import { namesOf } from '../../server/rules/say.ts'
import { but, cacForm, fact, fullSheet, names } from './incident.ts'

const profile = {
  name: '示例云科技有限公司',
  creditCode: '91000000MA00000000',
  province: '北京市',
  sectors: '互联网信息服务',
  contactName: '周令仪',
  contactPhone: '400-000-0000',
}
const acts = {
  reportNumber: 'PI-2026-014-R1',
  ordinal: '第 1 次',
  recipient: '属地省级网信部门',
  drafter: '孙博',
  category: '数据安全事件',
  grade: '较大（个人信息 ≥ 100 万人）',
  notified: null,
}
const sheet: FactSheet = [
  ...fullSheet,
  fact('operatorType', 'other'),
  fact('systems', ['企业控制台', '实名认证资料导出接口']),
  fact('functions', ['realName']),
  fact('importantData', false),
  fact('lossYuan', null),
  fact('ransom', 'none'),
  fact('summary', '导出接口越权访问', { language: 'zh-CN' }),
  fact('place', '北京机房', { language: 'zh-CN' }),
  fact('trend', null, { language: 'zh-CN' }),
]
const material: ReportMaterial = { sheet, profile, acts, names }
const fill = (
  stage: Stage = 'first',
  more: Partial<ReportMaterial> = {},
  language: 'zh-CN' | 'en' = 'zh-CN',
) => fillReport(cacForm, { ...material, ...more }, { stage, language })
const filledField = (key: string, report = fill()) => report.fields.find((f) => f.key === key)

test.each([
  ['unitName', '示例云科技有限公司', 'the profile'],
  ['reportNumber', 'PI-2026-014-R1', 'an act of the console'],
  ['discoveredAt', '2026 年 11 月 24 日 01:02（北京时间）', 'an instant with its zone'],
  ['people', '约 128.4 万人（1,210,000 至 1,420,000 人）', 'the range stands beside the estimate'],
  ['categories', '姓名、手机号、证件号码', 'names, not keys'],
  ['operatorType', '网络运营者（其他）', 'a choice in words'],
  ['ransom', '无勒索', 'none is an answer, not a blank'],
  ['importantData', '否', 'no is an answer, not a blank'],
  ['minors', '未满 18 周岁 0 人，其中未满 14 周岁 0 人', 'a counted zero is a figure'],
])('%s reads %s', (key, value, _why) => {
  expect(filledField(key)).toMatchObject({ value, state: 'known' })
})

test('what is to be verified, and what nobody looked at, both read 待核实 and are told apart', () => {
  expect(filledField('lossYuan')).toMatchObject({ value: null, state: 'to_verify', required: true })
  expect(filledField('evidence')).toMatchObject({ value: null, state: 'absent', required: false })
  expect(plainText(fill())).toMatch(/直接经济损失：待核实\n/)
  expect(plainText(fill('first', {}, 'en'))).toMatch(/Direct economic loss: to be verified\n/)
})

test('a blank is nobody’s answer, and the drafter’s own words win', () => {
  expect(filledField('unitName', fill('first', { profile: { ...profile, name: '  ' } }))).toMatchObject({
    value: null,
    state: 'absent',
  })
  expect(filledField('hosting', fill('first', { entries: { hosting: '自建机房' } }))).toMatchObject({
    value: '自建机房',
  })
  expect(filledField('people', fill('first', { entries: { people: '待点算' } }))).toMatchObject({
    value: '待点算',
  })
})

test('an act still to come says so, and a cell without an answer is left out where the form allows it', () => {
  expect(filledField('signer')).toMatchObject({ value: null, shown: '待签发' })
  expect(filledField('fax')).toBeUndefined()
  expect(filledField('fax', fill('first', { profile: { ...profile, fax: '010-00000000' } }))).toMatchObject({
    shown: '010-00000000',
  })
  expect(fill().groups.map((g) => g.key)).not.toContain('remark')
})

test('zero people is never reported', () => {
  const none = fill('first', { sheet: but(fact('people', { low: 0, best: 0, high: 0 })) })
  expect(filledField('people', none)).toMatchObject({ value: null, state: 'to_verify' })
})

test('each stage asks its own: items 1-2 first, the rest in supplements, the summary at the end', () => {
  const required = (stage: Stage) =>
    fill(stage)
      .fields.filter((f) => f.required)
      .map((f) => f.key)
  expect(fill('first').set).toBe('C-FIRST')
  expect(required('first')).toEqual(
    expect.arrayContaining(['unitName', 'systems', 'people', 'measuresTaken', 'ransom']),
  )
  expect(required('first')).not.toContain('cause')
  expect(required('supplement')).toEqual(expect.arrayContaining(['trend', 'cause', 'leads', 'evidence']))
  expect(required('final')).toEqual(
    expect.arrayContaining(['endedAt', 'responsibility', 'rectification', 'lessons']),
  )
  expect(fill('first').groups.map((g) => g.key)).not.toContain('close')
})

test('a first report may go with 待核实, not with what nobody looked at; a final report with neither', () => {
  expect(reportGaps(fill()).filter((g) => g.blocking)).toEqual([])
  expect(reportGaps(fill()).map((g) => [g.field, g.kind])).toEqual([
    ['lossYuan', 'to_verify'],
    ['trend', 'to_verify'],
    ['notified', 'to_verify'],
  ])
  const bare = reportGaps(fill('first', { profile: {} }))
    .filter((g) => g.blocking)
    .map((g) => g.field)
  expect(bare).toEqual(['unitName', 'creditCode', 'province', 'contactPerson', 'contactPhone'])
  expect(reportGaps(fill('final')).find((g) => g.field === 'notified')).toMatchObject({
    kind: 'to_verify',
    blocking: true,
  })
  expect(fill('final').missing).toContain('lessons')
})

test('plain text keeps the authority’s order and every value', () => {
  const text = plainText(fill())
  expect(text.split('\n')[0]).toBe('网络安全事件信息报告表（初报）')
  const places = ['一、涉事单位', '二、涉事系统', '三、事件基本情况', '七、发展趋势', '十一、现场保护'].map(
    (w) => text.indexOf(w),
  )
  expect(places.every((at, i) => at >= 0 && (i === 0 || at > places[i - 1]!))).toBe(true)
  for (const field of fill().fields) expect(text).toContain(`${field.label}：${field.shown}`)
})

test('a value names the fact version it came from; groups are summed up for the authority', () => {
  expect(filledField('people')!.source).toEqual({ from: 'fact', key: 'people', version: 3 })
  const grouped = but(
    { key: 'categories', value: undefined },
    fact('categories', ['name'], { group: 'a' }),
    fact('categories', ['email'], { group: 'b' }),
  )
  expect(filledField('categories', fill('first', { sheet: grouped }))).toMatchObject({ value: '姓名、邮箱' })
})

test('names come from the data map', () => {
  const category = {
    key: 'email',
    sensitive: false,
    name: { 'zh-CN': '邮箱', en: 'e-mail' },
    risk: { 'zh-CN': '', en: '' },
  }
  const shop = { key: 'shop', name: { 'zh-CN': '商城', en: 'shop' }, categories: ['email'] }
  const mapped = namesOf({ categories: [category], functions: [shop] })
  const sheet = [fact('categories', ['email', 'odd']), fact('functions', ['shop'])]
  const report = fill('first', { sheet, names: mapped }, 'en')
  expect([filledField('categories', report)?.value, filledField('functions', report)?.value]).toEqual([
    'e-mail, odd',
    'shop',
  ])
})

test('the form file is checked: a tag twice, or a demand at a stage that does not show it', () => {
  const [group] = cacForm.groups
  const twice = { ...cacForm, groups: [group, { ...group, key: 'again' }] }
  expect(reportForm.safeParse(twice).error!.issues[0]!.message).toMatch(/duplicate key/)
  const hidden = {
    ...cacForm,
    groups: [{ ...group, fields: [{ ...group!.fields[0]!, shown: ['first'], required: ['final'] }] }],
  }
  expect(reportForm.safeParse(hidden).success).toBe(false)
})
