import type { Actor, Context } from '../../context.ts'
import { changeOrder } from './change.ts'
import { copyStanding } from './progress.ts'

/** For good: what did not leave is counted as stopped; what left, left. */
export async function cancelOrder(
  ctx: Context,
  actor: Actor,
  of: { incidentId: string; orderId: string },
  reason: string,
): Promise<void> {
  const row = await changeOrder(ctx, actor, of, {
    permission: 'cancel_sending',
    step: 'cancel',
    name: 'order.cancelled',
    payload: { reason },
    to: (_tx, _row, now) => ({ state: 'cancelled', reason, doneAt: now }),
  })
  if (row.startedAt === null) return
  await ctx.senders.cancel(of.incidentId, of.orderId)
  await copyStanding(ctx, row)
}
