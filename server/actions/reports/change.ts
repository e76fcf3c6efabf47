import type { ReportRow } from '../../../db/queries/reports.ts'
import type { Actor, Context } from '../../context.ts'
import type { ReportFieldChange } from '../../contract/reports.ts'
import { invalid } from '../../problem.ts'
import type { ReportForm } from '../../rules/reportForm.ts'
import { type Entries, fieldsOf, isOwn, isPending } from '../../rules/reportText.ts'
import { record } from '../record.ts'
import { formOf } from './line.ts'
import { type Of, openReport, saveReport } from './open.ts'

/** Everything a report may be edited in; a filed one stands as it was filed. */
const unfiled = ['draft', 'submitted', 'approved', 'returned', 'signed'] as const

/** Writes single fields over their source. Any edit voids what was approved or signed, and makes its writer a drafter. */
export async function changeReport(
  ctx: Context,
  actor: Actor,
  of: Of,
  { changes, version }: { changes: readonly ReportFieldChange[]; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, row } = await openReport(tx, actor, of, 'draft_report', unfiled)
    refuseUntypable(formOf(ctx, row), row, changes)
    await saveReport(tx, row, version, {
      ...reopened,
      entries: changes.reduce(written, row.entries),
      editors: [...new Set([...row.editors, actor.id])],
    })
    const voided = row.approvedBy !== null || row.signedBy !== null ? row.digest : null
    await record(ctx, tx, actor, {
      name: 'report.changed',
      incidentId: of.incidentId,
      world: access.world,
      payload: { id: row.id, number: row.number, fields: [...new Set(changes.map((c) => c.field))], voided },
    })
  })
}

/** A draft again, following the facts; nothing that was decided on the old text holds. */
export const reopened: Partial<ReportRow> = {
  state: 'draft',
  text: null,
  sheet: null,
  digest: '',
  submittedAt: null,
  approvedBy: null,
  approvedAt: null,
  signedBy: null,
  signedAt: null,
  unapprovedReason: '',
}

function refuseUntypable(form: ReportForm, row: ReportRow, changes: readonly ReportFieldChange[]): void {
  const faults = changes.flatMap(({ field }, at) => {
    const found = fieldsOf(form).find(({ key, shown }) => key === field && shown.includes(row.stage))
    const code = !found ? 'unknown_field' : isPending(found) || isOwn(found) ? 'by_act_only' : ''
    return code ? [{ pointer: `/changes/${at}/field`, code, detail: field }] : []
  })
  if (faults.length) throw invalid(faults)
}

function written(entries: Entries, { field, language, value }: ReportFieldChange): Entries {
  const { [field]: _, ...rest } = entries[language]
  return { ...entries, [language]: value === undefined ? rest : { ...rest, [field]: value } }
}
