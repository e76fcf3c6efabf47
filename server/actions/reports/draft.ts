import { insertReport, lastReportNumber, listReports, type ReportRow } from '../../../db/queries/reports.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid } from '../../problem.ts'
import type { ReportForm, Stage } from '../../rules/reportForm.ts'
import { type Entries, fieldsOf } from '../../rules/reportText.ts'
import { type Access, openToChange } from '../access.ts'
import { record } from '../record.ts'
import { formOf, formsOf, inLine, lastFiled } from './line.ts'

interface Sought {
  stage: Stage
  formId?: string | undefined
}

/** Drafts the next report: what the drafter typed where no source knows is carried on from the last one filed. */
export async function draftReport(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { stage, formId }: Sought,
): Promise<string> {
  return ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'draft_report')
    const { world } = access
    const reports = await listReports(tx, incidentId)
    const form = formFor(ctx, reports, formId)
    const refused = whyNot(ctx, access, reports, stage, form)
    if (refused) throw conflict(...refused)
    const number = (await lastReportNumber(tx, incidentId)) + 1
    const id = ctx.newId()
    const last = await lastFiled(ctx, tx, { incidentId, number, formId: form.id })
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
      payload: { id, number, stage, form: form.id },
    })
    return id
  })
}

/** The form named; else that of the last report filed; else the first that is offered. */
export function formFor(ctx: Context, reports: readonly ReportRow[], formId?: string): ReportForm {
  const form = formsOf(ctx).find(({ id }) => id === formId)
  if (formId && !form) throw invalid([{ pointer: '/formId', code: 'unknown_form', detail: formId }])
  const last = reports.filter(({ filedAt }) => filedAt !== null).at(-1)
  return form ?? formOf(ctx, { formId: last?.formId ?? '' })
}

/** Why a report of this stage cannot be drafted on this form now; undefined = it can. */
export function whyNot(
  ctx: Context,
  { incident }: Access,
  reports: readonly ReportRow[],
  stage: Stage,
  form: ReportForm,
): [code: string, detail: string, extra?: Record<string, unknown>] | undefined {
  const line = inLine(ctx, form, reports)
  const open = line.find((r) => r.stage === stage && r.filedAt === null && r.state !== 'withdrawn')
  if (!form.stages[stage]) return ['no_such_stage', 'This form has no such stage.']
  if (open) return ['report_open', 'A report of this stage is not filed yet.', { reportId: open.id }]
  if (stage !== 'first' && !line.some((report) => report.filedAt !== null))
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
