import type { Tx } from '../../../db/database.ts'
import { sheetNumber } from '../../../db/queries/facts.ts'
import type { ReportRow } from '../../../db/queries/reports.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import type { ReportForm } from '../../rules/reportForm.ts'
import { gapsIn, type ReportText } from '../../rules/reportText.ts'
import type { Access } from '../access.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'
import { formOf } from './line.ts'
import { type Of, openReport, refuseOther, saveReport } from './open.ts'
import { digestOfText, fill, findingsIn } from './text.ts'

/** Freezes the text as the drafter read it and hands it to legal; refused while a required field has no answer. */
export async function submitReport(
  ctx: Context,
  actor: Actor,
  of: Of,
  { digest, version }: { digest: string; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, row } = await openReport(tx, actor, of, 'draft_report', ['draft', 'returned'])
    const { incident, world } = access
    const frozen = await freeze(ctx, tx, access, row)
    refuseOther(digest, frozen.digest)
    refuseGaps(formOf(ctx, row), frozen)
    await refuseFindings(ctx, tx, row, frozen.text)
    await saveReport(tx, row, version, { ...frozen, state: 'submitted', submittedAt: ctx.now(world) })
    await record(ctx, tx, actor, {
      name: 'report.submitted',
      incidentId: incident.id,
      world,
      payload: { id: row.id, number: row.number, stage: row.stage, digest, sheet: frozen.sheet },
    })
    const once = `approve_report:${row.id}:${version}`
    await tellSeat(ctx, tx, { once, incident, world, seat: 'legal', what: 'approve_report' })
  })
}

/** The text of this moment, with the fact sheet it was taken from. */
export async function freeze(ctx: Context, tx: Tx, access: Access, row: ReportRow) {
  const text = await fill(ctx, tx, access, row)
  const sheet = await sheetNumber(tx, row.incidentId)
  return { text, sheet, digest: digestOfText(formOf(ctx, row), text) }
}

/** Words that must not go out even to an authority; the fields are named. */
export async function refuseFindings(ctx: Context, tx: Tx, row: ReportRow, text: ReportText): Promise<void> {
  const findings = (await findingsIn(ctx, tx, row, text)).filter(({ level }) => level === 'blocking')
  if (findings.length)
    throw conflict('report_text', 'Some of its text must not go out.', {
      findings: findings.map(({ field, code, excerpt }) => ({ field, code, excerpt })),
    })
}

function refuseGaps(form: ReportForm, { text }: Awaited<ReturnType<typeof freeze>>): void {
  const gaps = gapsIn(form, text)
  if (gaps.length)
    throw conflict('report_incomplete', `Nobody answered: ${gaps.map(({ field }) => field).join(', ')}.`, {
      gaps: gaps.map(({ field, kind }) => ({ field, kind })),
    })
}
