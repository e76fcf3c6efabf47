import type { Sql } from '../../../db/database.ts'
import {
  insertReport,
  lastReportNumber,
  listFiledReports,
  listReports,
  type ReportRow,
} from '../../../db/queries/reports.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import type { ReportForm, Stage } from '../../rules/reportForm.ts'
import { type Entries, fieldsOf } from '../../rules/reportText.ts'
import { type Access, openToChange } from '../access.ts'
import { record } from '../record.ts'
import { formOf } from './text.ts'

/** Drafts the next report: what the drafter typed where no source knows is carried on from the last one filed. */
export async function draftReport(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  stage: Stage,
): Promise<string> {
  return ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'draft_report')
    const { world } = access
    const refused = await whyNot(tx, access, stage)
    if (refused) throw conflict(...refused)
    const number = (await lastReportNumber(tx, incidentId)) + 1
    const last = (await listFiledReports(tx, incidentId)).at(-1)
    const form = formOf(ctx, { formId: last?.formId ?? '' })
    const id = ctx.newId()
    await insertReport(tx, {
      ...blank,
      id,
      incidentId,
      number,
      stage,
      formId: form.id,
      entries: last ? carried(form, last.entries) : blank.entries,
      draftedBy: actor.id,
      draftedAt: ctx.now(world),
      editors: [actor.id],
    })
    await record(ctx, tx, actor, {
      name: 'report.drafted',
      incidentId,
      world,
      payload: { id, number, stage },
    })
    return id
  })
}

/** The stages that may be drafted now: one report of a stage at a time, a supplement to something, an end at the end. */
export async function draftable(sql: Sql, access: Access): Promise<Stage[]> {
  const stages: Stage[] = []
  for (const stage of ['first', 'supplement', 'final'] as const)
    if (!(await whyNot(sql, access, stage))) stages.push(stage)
  return stages
}

async function whyNot(
  sql: Sql,
  { incident }: Access,
  stage: Stage,
): Promise<[code: string, detail: string, extra?: Record<string, unknown>] | undefined> {
  const reports = await listReports(sql, incident.id)
  const open = reports.find((r) => r.stage === stage && r.filedAt === null && r.state !== 'withdrawn')
  if (open) return ['report_open', 'A report of this stage is not filed yet.', { reportId: open.id }]
  if (stage !== 'first' && !reports.some((report) => report.filedAt !== null))
    return ['nothing_filed', 'Nothing has been reported yet that this could follow.']
  if (stage === 'final' && incident.status === 'open')
    return ['response_not_ended', 'The final report follows the end of the response.']
  return undefined
}

/** Overrides of a fact stay behind: the new report says what is known now. */
function carried(form: ReportForm, entries: Entries): Entries {
  const kept = new Set(
    fieldsOf(form)
      .filter(({ source }) => source.from === 'entry')
      .map(({ key }) => key),
  )
  const keep = (typed: Record<string, string | null>) =>
    Object.fromEntries(Object.entries(typed).filter(([key]) => kept.has(key)))
  return { 'zh-CN': keep(entries['zh-CN']), en: keep(entries.en) }
}

const blank = {
  entries: { 'zh-CN': {}, en: {} },
  text: null,
  sheet: null,
  digest: '',
  state: 'draft',
  submittedAt: null,
  approvedBy: null,
  approvedAt: null,
  returnReason: '',
  signedBy: null,
  signedAt: null,
  unapprovedReason: '',
  withdrawReason: '',
  filedAt: null,
  version: 1,
} satisfies Partial<ReportRow>
