import { findOrder } from '../../../db/queries/orders.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, notFound } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { copyStanding } from './progress.ts'

/** A person decides to wait no longer for what is unknown: each goes on to their next channel, else to the announcement. */
export async function giveUpUnknown(
  ctx: Context,
  actor: Actor,
  { incidentId, orderId }: { incidentId: string; orderId: string },
  reason: string,
): Promise<void> {
  const row = await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'order_sending')
    const order = await findOrder(tx, incidentId, orderId)
    if (!order) throw notFound('order')
    const { unknown, guardians } = order.counters
    if (!(unknown + guardians.unknown)) throw conflict('nothing_unknown', 'Nothing is unknown.')
    const payload = { orderId, reason, people: unknown + guardians.unknown }
    await record(ctx, tx, actor, { name: 'unknown.given_up', incidentId, world, payload })
    return order
  })
  await ctx.senders.giveUpUnknown(incidentId, orderId)
  await copyStanding(ctx, row)
}
