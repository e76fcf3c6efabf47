import type { Actor, Context } from '../../context.ts'
import { invalid } from '../../problem.ts'
import { record } from '../record.ts'
import { tellSeat, tellStaff } from '../tellStaff.ts'
import { type Of, openReport, refuseOther, saveReport } from './open.ts'

interface Verdict {
  approve: boolean
  reason: string
  digest: string
  version: number
}

/** Legal approves exactly the text that was read, or returns it with a reason; nobody who wrote on it can. */
export async function decideReport(ctx: Context, actor: Actor, of: Of, verdict: Verdict): Promise<void> {
  const { approve, reason, digest, version } = verdict
  await ctx.db.write(async (tx) => {
    const { access, row } = await openReport(tx, actor, of, 'approve_report', ['submitted'])
    const { incident, world } = access
    refuseOther(digest, row.digest)
    if (!approve && !reason.trim()) throw invalid([{ pointer: '/reason', code: 'blank' }])
    const at = ctx.now(world)
    await saveReport(
      tx,
      row,
      version,
      approve
        ? { state: 'approved', approvedBy: actor.id, approvedAt: at, returnReason: '' }
        : { state: 'returned', returnReason: reason, text: null, sheet: null, digest: '', submittedAt: null },
    )
    await record(ctx, tx, actor, {
      name: approve ? 'report.approved' : 'report.returned',
      incidentId: incident.id,
      world,
      payload: { id: row.id, number: row.number, stage: row.stage, digest, reason },
    })
    const once = `decide_report:${row.id}:${version}`
    if (approve) await tellSeat(ctx, tx, { once, incident, world, seat: 'commander', what: 'sign_report' })
    else {
      const { number, title } = incident
      const news = {
        kind: 'decision' as const,
        what: 'report_returned' as const,
        number,
        title,
        urgent: true,
      }
      await tellStaff(ctx, tx, { once, userId: row.draftedBy, incidentId: incident.id, world, news })
    }
  })
}
