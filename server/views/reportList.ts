import type { Sql } from '../../db/database.ts'
import { listFiledReports, listReports, type ReportRow } from '../../db/queries/reports.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import { formFor, whyNot } from '../actions/reports/draft.ts'
import { formOf, formsOf } from '../actions/reports/line.ts'
import { servedBy } from '../actions/reports/serves.ts'
import { fill } from '../actions/reports/text.ts'
import type { Context } from '../context.ts'
import type { ReportList } from '../contract/reports.ts'
import { type ReportForm, type Stage, stageName, stagesOf } from '../rules/reportForm.ts'
import { owedAfter } from '../rules/reportText.ts'
import { clockView } from './duty.ts'
import { reportLine } from './report.ts'

/** Every report of an incident, what is owed next, and the forms it could be written on. */
export async function reportList(ctx: Context, sql: Sql, access: Access): Promise<ReportList> {
  const { incident, world } = access
  const names = await namesOf(sql)
  const rows = await listReports(sql, incident.id)
  const reports: ReportList['reports'] = []
  for (const row of rows) reports.push(await reportLine(ctx, sql, access, row, names))
  const open = incident.status !== 'closed' && world.endedAt === null
  const can = open && access.may('draft_report') ? ['draft_report'] : []
  const form = formFor(ctx, rows)
  const usual = await stagesOn(ctx, sql, access, rows, form)
  const clockOf = (stage: Stage) => usual.find((one) => one.stage === stage)?.clock ?? null
  return {
    reports,
    stages: can.length ? usual.filter(({ whyNot: why }) => !why).map(({ stage }) => stage) : [],
    pdf: ctx.pdf.available,
    owed: await owed(ctx, sql, access),
    clocks: {
      first: clockOf('first'),
      supplement: clockOf('supplement'),
      correction: clockOf('correction'),
      final: clockOf('final'),
    },
    forms: await formsFor(ctx, sql, access, rows),
    can,
  }
}

async function formsFor(
  ctx: Context,
  sql: Sql,
  access: Access,
  rows: readonly ReportRow[],
): Promise<ReportList['forms']> {
  const forms: ReportList['forms'] = []
  for (const form of formsOf(ctx)) {
    const { id, name, law, language, places } = form
    const stages = await stagesOn(ctx, sql, access, rows, form)
    const served = await servedBy(ctx, sql, access, 'first', form)
    forms.push({ id, name, law, language, places, owed: served.some((one) => !one.mustBeNamed), stages })
  }
  return forms.sort((a, b) => Number(b.owed) - Number(a.owed))
}

async function stagesOn(
  ctx: Context,
  sql: Sql,
  access: Access,
  rows: readonly ReportRow[],
  form: ReportForm,
): Promise<ReportList['forms'][number]['stages']> {
  const stages: ReportList['forms'][number]['stages'] = []
  for (const stage of stagesOf(form)) {
    const [first] = (await servedBy(ctx, sql, access, stage, form)).filter((one) => !one.mustBeNamed)
    stages.push({
      stage,
      name: stageName(form, stage),
      whyNot: whyNot(ctx, access, rows, stage, form)?.[0] ?? '',
      clock: first ? clockView(first.row, first.clock) : null,
    })
  }
  return stages
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
