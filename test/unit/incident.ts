import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { noticeTemplate } from '../../server/contract/noticeTemplate.ts'
import { reportForm } from '../../server/contract/reportForm.ts'
import type { Fact, FactKey, FactSheet, FactValues, Language } from '../../server/rules/facts.ts'
import type { Company } from '../../server/rules/notice.ts'
import type { Names } from '../../server/rules/say.ts'

/** The worked incident of the texts' tests; synthetic throughout. */
export const company: Company = {
  name: { 'zh-CN': '示例云', en: 'Example Cloud' },
  shortName: { 'zh-CN': '示例云', en: 'Example Cloud' },
  smsSignature: '示例云',
  site: { 'zh-CN': '官网首页「安全公告」', en: '"Security announcements" on our home page' },
  hotline: '400-000-0000',
}

export const names: Names = {
  categories: {
    name: { 'zh-CN': '姓名', en: 'name' },
    mobile: { 'zh-CN': '手机号', en: 'phone number' },
    idNumber: { 'zh-CN': '证件号码', en: 'ID number' },
    email: { 'zh-CN': '邮箱', en: 'e-mail address' },
    address: { 'zh-CN': '地址', en: 'address' },
  },
  functions: { realName: { 'zh-CN': '实名认证', en: 'identity verification' } },
}

export function fact<K extends FactKey>(
  key: K,
  value: FactValues[K] | null,
  { group = '', language = '' as Language | '', version = 1 } = {},
): Fact {
  return { key, group, language, version, value, basis: '', by: 'u1', at: 0 }
}

const said: [FactKey, string, string][] = [
  ['cause', '导出接口没有核对请求者是否属于该企业', 'an export function did not check who was asking'],
  [
    'harm',
    '可能被用来冒充客服诈骗，或冒名注册账号',
    'it could be used to impersonate us or open accounts in your name',
  ],
  [
    'measuresTaken',
    '02:58 吊销全部旧令牌\n03:02 关闭该接口',
    'Revoked all old tokens at 02:58\nClosed the function at 03:02',
  ],
  [
    'measuresPlanned',
    '11 月 30 日前完成全部导出接口复测',
    'Re-test every export function before 30 November',
  ],
  ['advice', '打开「账号与安全」，查看近期登录', 'Open "Account and security" and look at recent sign-ins'],
  [
    'remedies',
    '免费身份冒用监测 12 个月，无需申请',
    '12 months of free identity monitoring, no application needed',
  ],
  ['contact', '400-000-0000（24 小时）', '400-000-0000 (24 hours)'],
]

/** Every fact a notice rests on, in both languages. 2026-11-24 01:02 in Beijing. */
export const fullSheet: FactSheet = [
  fact('certainty', 'possible'),
  fact('breachKinds', ['leak']),
  fact('discoveredAt', Date.UTC(2026, 10, 23, 17, 2)),
  fact('occurredAt', Date.UTC(2026, 10, 22, 15, 40)),
  fact('categories', ['name', 'mobile', 'idNumber']),
  fact('people', { low: 1_210_000, best: 1_284_316, high: 1_420_000 }, { version: 3 }),
  fact('minors', { under14: 0, under18: 0 }),
  ...said.flatMap(([key, zh, en]) => [
    fact(key, zh as never, { language: 'zh-CN' }),
    fact(key, en as never, { language: 'en' }),
  ]),
]

/** A sheet with some rows replaced or (value `undefined`) taken out. */
export function but(
  ...changes: (Fact | { key: FactKey; language?: Language; value: undefined })[]
): FactSheet {
  const same = (a: { key: FactKey; language?: Language | '' }, f: Fact) =>
    a.key === f.key &&
    (a.language === undefined || a.language === f.language) &&
    !('group' in a && a.group !== f.group)
  const kept = fullSheet.filter((f) => !changes.some((change) => same(change, f)))
  return [...kept, ...changes.filter((change): change is Fact => change.value !== undefined)]
}

const read = (folder: string, file: string) =>
  parse(readFileSync(new URL(`../../templates/${folder}/${file}`, import.meta.url), 'utf8'))

export const templates = readdirSync(new URL('../../templates/notices', import.meta.url)).map((file) =>
  noticeTemplate.parse(read('notices', file)),
)
export const cacForm = reportForm.parse(read('reports', 'cac.yaml'))
