import type { Actor, Context } from '../../context.ts'
import { record } from '../record.ts'
import { type Of, openReport, saveReport } from './open.ts'

/** Gives up a report that no authority has received. Its number is not used again, and it stays readable. */
export async function withdrawReport(
  ctx: Context,
  actor: Actor,
  of: Of,
  { reason, version }: { reason: string; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { access, row } = await openReport(tx, actor, of, 'draft_report', [
      'draft',
      'submitted',
      'approved',
      'returned',
      'signed',
    ])
    await saveReport(tx, row, version, { state: 'withdrawn', withdrawReason: reason })
    await record(ctx, tx, actor, {
      name: 'report.withdrawn',
      incidentId: of.incidentId,
      world: access.world,
      payload: { id: row.id, number: row.number, stage: row.stage, reason },
    })
  })
}
