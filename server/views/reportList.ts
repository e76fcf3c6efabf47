import type { Sql } from '../../db/database.ts'
import { listFiledReports, listReports, type ReportRow } from '../../db/queries/reports.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import { draftable } from '../actions/reports/draft.ts'
import { servedBy } from '../actions/reports/serves.ts'
import { fill, formOf } from '../actions/reports/text.ts'
import type { Context } from '../context.ts'
import type { ReportList } from '../contract/reports.ts'
import type { Stage } from '../rules/reportForm.ts'
import { owedAfter } from '../rules/reportText.ts'
import { clockView } from './duty.ts'
import { reportLine } from './report.ts'

/** Every report of an incident, and what is owed next. */
export async function reportList(ctx: Context, sql: Sql, access: Access): Promise<ReportList> {
  const { incident, world } = access
  const names = await namesOf(sql)
  const reports: ReportList['reports'] = []
  for (const row of await listReports(sql, incident.id))
    reports.push(await reportLine(ctx, sql, access, row, names))
  const open = incident.status !== 'closed' && world.endedAt === null
  const can = open && access.may('draft_report') ? ['draft_report'] : []
  return {
    reports,
    stages: can.length ? await draftable(sql, access) : [],
    owed: await owed(ctx, sql, access),
    clocks: {
      first: await clockOfStage(ctx, sql, access, 'first'),
      supplement: await clockOfStage(ctx, sql, access, 'supplement'),
      final: await clockOfStage(ctx, sql, access, 'final'),
    },
    can,
  }
}

async function owed(ctx: Context, sql: Sql, access: Access): Promise<ReportList['owed']> {
  const last = (await listFiledReports(sql, access.incident.id)).at(-1)
  if (!last?.text || last.stage === 'final') return []
  return owedAfter(formOf(ctx, last), last.text, await fill(ctx, sql, access, followed(last)))
}

/** As a supplement to it would be filled: what was typed over a fact does not stand in the way of news. */
const followed = (row: ReportRow): ReportRow => ({
  ...row,
  id: '',
  stage: 'supplement',
  entries: { 'zh-CN': {}, en: {} },
})

async function clockOfStage(ctx: Context, sql: Sql, access: Access, stage: Stage) {
  const [first] = await servedBy(ctx, sql, access, stage)
  return first ? clockView(first.row, first.clock) : null
}
