import type { Actor, Context } from '../../context.ts'
import { changeOrder } from './change.ts'

/** Any seat may: stopping harm must be easy. Nothing new leaves within a second. */
export async function pauseOrder(
  ctx: Context,
  actor: Actor,
  of: { incidentId: string; orderId: string },
  reason: string,
): Promise<void> {
  const row = await changeOrder(ctx, actor, of, {
    permission: 'pause_sending',
    step: 'pause',
    name: 'order.paused',
    payload: { reason },
    to: () => ({ state: 'paused', reason: reason || 'asked' }),
  })
  if (row.startedAt !== null) await ctx.senders.pause(of.incidentId, of.orderId)
}
