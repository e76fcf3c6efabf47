import type { Tx } from '../../../db/database.ts'
import { findOrder, type OrderRow, updateOrder } from '../../../db/queries/orders.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, notFound, stale } from '../../problem.ts'
import { mayStep, type orderSteps } from '../../rules/order.ts'
import type { IncidentStep } from '../../rules/permissions.ts'
import type { World } from '../../rules/world.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'

interface Change {
  permission: IncidentStep
  step: keyof typeof orderSteps
  name: string
  payload: Record<string, unknown>
  to: (tx: Tx, row: OrderRow, now: number, world: World) => Partial<OrderRow> | Promise<Partial<OrderRow>>
}

/** One step of an order: allowed, possible in its state, recorded; answers the row as it stands now. */
export async function changeOrder(
  ctx: Context,
  actor: Actor,
  { incidentId, orderId }: { incidentId: string; orderId: string },
  { permission, step, name, payload, to }: Change,
): Promise<OrderRow> {
  return ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, permission)
    const row = await findOrder(tx, incidentId, orderId)
    if (!row) throw notFound('order')
    if (!mayStep(step, row.state))
      throw conflict('order_state', `This order is ${row.state}.`, { state: row.state })
    const changed = await updateOrder(tx, row, await to(tx, row, ctx.now(world), world))
    if (!changed) throw stale('order', { version: row.version })
    await record(ctx, tx, actor, { name, incidentId, world, payload: { orderId, ...payload } })
    return changed
  })
}
