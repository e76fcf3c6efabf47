import { api } from '../server/contract/api.ts'
import type { ReportFieldChange, ReportView } from '../server/contract/reports.ts'
import type { Refused } from '../server/example/client.ts'
import { breachFacts, stateFacts } from './breach.ts'
import type { TestConsole } from './console.ts'
import { acceptSeats, declareBreach, type Team } from './team.ts'

/** What a refused act answered; undefined where it was let through. */
export const refusal = (act: Promise<unknown>): Promise<Refused | undefined> =>
  act.then(
    () => undefined,
    (error: Refused) => error,
  )

/** A breach with its group in place and its facts stated, in both languages. */
export async function reportableBreach(console_: TestConsole, team: Team, worldId?: string): Promise<string> {
  const { id } = await declareBreach(team.commander, console_, worldId ? { worldId } : {})
  await acceptSeats(team, id)
  await stateFacts(team.security, id, [
    ...breachFacts(console_, ['zh-CN', 'en']).filter(([key]) => key !== 'people'),
    ['summary', '导出接口未校验租户归属', 'zh-CN'],
    ['summary', 'An export function did not check whose data it gave', 'en'],
    ['systems', ['企业控制台']],
    ['people', { low: 1_200_000, best: 1_300_000, high: 1_400_000 }],
  ])
  return id
}

export const of = (incidentId: string, { id: reportId }: { id: string }) => ({ incidentId, reportId })

export const draft = (team: Team, incidentId: string, stage: ReportView['stage'], formId?: string) =>
  team.security.call(api.draftReport, {
    params: { incidentId },
    body: formId ? { stage, formId } : { stage },
  })

/** Says that what nobody answered is to be verified, writes what must be translated, and has it approved and signed. */
export async function signed(team: Team, incidentId: string, report: ReportView): Promise<ReportView> {
  const params = of(incidentId, report)
  let now = report
  const changes = now.gaps.flatMap(({ field, kind }): ReportFieldChange[] =>
    kind === 'absent'
      ? (['zh-CN', 'en'] as const).map((language) => ({ field, language, value: null }))
      : [{ field, language: 'en' as const, value: 'in English' }],
  )
  if (changes.length > 0)
    now = await team.security.call(api.changeReport, { params, body: { changes, version: now.version } })
  now = await team.security.call(api.submitReport, {
    params,
    body: { digest: now.digest, version: now.version },
  })
  now = await team.legal.call(api.decideReport, {
    params,
    body: { approve: true, digest: now.digest, version: now.version },
  })
  return team.commander.call(api.signReport, { params, body: { digest: now.digest, version: now.version } })
}

export const file = (
  console_: TestConsole,
  team: Team,
  incidentId: string,
  report: ReportView,
  change: object = {},
  by = team.legal,
) =>
  by.call(api.fileReport, {
    params: of(incidentId, report),
    body: {
      at: new Date(console_.now()).toISOString(),
      recipient: '北京市互联网信息办公室',
      channel: '网站 12387.cert.org.cn',
      receiptNumber: 'BJ-0001',
      lateReason: '核实耗时',
      version: report.version,
      ...change,
    },
  })

export const shown = (report: ReportView, key: string, language: 'zh-CN' | 'en' = 'zh-CN') =>
  report.groups.flatMap(({ fields }) => fields).find((field) => field.key === key)?.text[language].shown
