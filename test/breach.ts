import { api } from '../server/contract/api.ts'
import type { FactKey, Language } from '../server/rules/facts.ts'
import type { TestConsole } from './console.ts'
import type { Person } from './team.ts'

type Said = [key: FactKey, value: unknown, language?: Language]

const zh: Said[] = [
  ['cause', '导出接口没有核对请求者是否属于该企业', 'zh-CN'],
  ['harm', '可能被用来冒充客服诈骗，或冒名注册账号', 'zh-CN'],
  ['measuresTaken', '吊销全部旧令牌\n关闭该接口', 'zh-CN'],
  ['measuresPlanned', '月底前完成全部导出接口复测', 'zh-CN'],
  ['advice', '打开「账号与安全」，查看近期登录', 'zh-CN'],
  ['remedies', '免费身份冒用监测 12 个月，无需申请', 'zh-CN'],
  ['contact', '400-000-0000（24 小时）', 'zh-CN'],
]

const en: Said[] = [
  ['cause', 'an export function did not check who was asking', 'en'],
  ['harm', 'it could be used to impersonate us or open accounts in your name', 'en'],
  ['measuresTaken', 'Revoked all old tokens\nClosed the function', 'en'],
  ['measuresPlanned', 'Re-test every export function before the end of the month', 'en'],
  ['advice', 'Open "Account and security" and look at recent sign-ins', 'en'],
  ['remedies', '12 months of free identity monitoring, no application needed', 'en'],
  ['contact', '400-000-0000 (24 hours)', 'en'],
]

/** What a notice rests on, as the worked incident has it: in Chinese, and in English too where asked. */
export const breachFacts = (console_: TestConsole, languages: readonly Language[] = ['zh-CN']): Said[] => [
  ['certainty', 'possible'],
  ['breachKinds', ['leak']],
  ['occurredAt', new Date(console_.now() - 7_200_000).toISOString()],
  ['categories', console_.ctx.templates.datamap.categories.slice(0, 3).map(({ key }) => key)],
  ['people', { low: 900, best: 1_000, high: 1_200 }],
  ['minors', { under14: 0, under18: 0 }],
  ...(languages.includes('zh-CN') ? zh : []),
  ...(languages.includes('en') ? en : []),
]

/** What the law asks besides, answered with no: crime, a flawed product, data and authorities abroad. */
export const nothingBesides: Said[] = [
  ['suspectedCrime', false],
  ['severeConsequences', false],
  ['productFlaw', false],
  ['nationalSecurity', false],
  ['crossBorder', false],
  ['foreignRequest', false],
]

/** Puts facts on the sheet, whatever stood there before. */
export async function stateFacts(person: Person, incidentId: string, said: readonly Said[]): Promise<void> {
  const { facts } = await person.call(api.listFacts, { params: { incidentId } })
  const changes = said.map(([key, value, language = '']) => ({
    key,
    value,
    language,
    version: facts.find((f) => f.key === key && f.language === language && f.group === '')?.version ?? 0,
  })) as never
  await person.call(api.changeFacts, { params: { incidentId }, body: { changes } })
}
