import { api } from '../server/contract/api.ts'
import type { ReportView } from '../server/contract/reports.ts'
import type { TestConsole } from './console.ts'
import type { Team } from './team.ts'

/** Drafted, what nobody answered said to be open or settled, approved, signed and filed. */
export async function fileReport(
  console_: TestConsole,
  team: Team,
  incidentId: string,
  stage: ReportView['stage'],
): Promise<void> {
  let report = await team.security.call(api.draftReport, { params: { incidentId }, body: { stage } })
  const params = { incidentId, reportId: report.id }
  const answer = stage === 'final' ? '已核实' : null
  const changes = report.gaps.flatMap(({ field }) =>
    (['zh-CN', 'en'] as const).map((language) => ({ field, language, value: answer })),
  )
  if (changes.length)
    report = await team.security.call(api.changeReport, {
      params,
      body: { changes, version: report.version },
    })
  const seen = () => ({ digest: report.digest, version: report.version })
  report = await team.security.call(api.submitReport, { params, body: seen() })
  report = await team.legal.call(api.decideReport, { params, body: { ...seen(), approve: true } })
  report = await team.commander.call(api.signReport, { params, body: seen() })
  const filing = {
    at: new Date(console_.now()).toISOString(),
    recipient: '属地网信办',
    channel: '12387',
    receiptNumber: `R-${stage}`,
    version: report.version,
  }
  report = await team.legal.call(api.fileReport, { params, body: filing })
  const { mustBeNamed: ruleIds, version } = report
  const elsewhere = { ...filing, recipient: '省通信管理局', channel: '行业渠道', ruleIds, version }
  if (ruleIds.length) await team.legal.call(api.fileReport, { params, body: elsewhere })
}

export async function finishTasks(team: Team, incidentId: string): Promise<void> {
  const tasks = await team.commander.call(api.listTasks, { params: { incidentId } })
  for (const { id: taskId, version } of tasks.filter(({ state }) => state === 'open' || state === 'doing'))
    await team.commander.call(api.changeTask, {
      params: { incidentId, taskId },
      body: { state: 'done', result: '已完成', version },
    })
}
