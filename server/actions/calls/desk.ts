import type { Sql } from '../../../db/database.ts'
import { findOrder, type OrderRow } from '../../../db/queries/orders.ts'
import { isDestroyed } from '../../../db/queries/retention.ts'
import type { Actor, Context } from '../../context.ts'
import type { AtDesk } from '../../delivery/desk.ts'
import { conflict, destroyed, notFound } from '../../problem.ts'
import { reachesOutside } from '../../rules/world.ts'
import { type Access, notOver, openAtDesk } from '../access.ts'

export interface OfOrder {
  incidentId: string
  orderId: string
}

/** Why nobody is called now; `null` = the desk is open. */
export function closedBy({ incident, world }: Access, { state }: OrderRow) {
  if (incident.status === 'closed') return 'incident_closed' as const
  if (world.endedAt !== null) return 'world_ended' as const
  if (state === 'cancelled') return 'order_cancelled' as const
  return state === 'running' || state === 'done' ? null : ('order_rests' as const)
}

/** The order of a desk that this person may call from. */
export async function openDeskOf(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  { incidentId, orderId }: OfOrder,
): Promise<{ access: Access; order: OrderRow; at: AtDesk }> {
  const access = await openAtDesk(sql, actor, incidentId)
  access.need('call_people')
  notOver(access)
  const order = await findOrder(sql, incidentId, orderId)
  if (!order) throw notFound('order')
  if (await isDestroyed(sql, incidentId, 'contact')) throw destroyed()
  return { access, order, at: atDesk(ctx, actor, access, orderId) }
}

export const atDesk = (ctx: Context, actor: Actor, { world }: Access, orderId: string): AtDesk => ({
  orderId,
  caller: actor.id,
  now: ctx.now(world),
  sealed: !reachesOutside(world),
})

/** The number went back to the queue, or was never this caller's. */
export const notHeld = () => conflict('call_not_held', 'This number is not in your hand any more.')
