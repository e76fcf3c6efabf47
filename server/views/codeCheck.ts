import type { Sql } from '../../db/database.ts'
import { listOrders, type OrderRow } from '../../db/queries/orders.ts'
import { isDestroyed } from '../../db/queries/retention.ts'
import type { Context } from '../context.ts'
import type { CheckResult } from '../public/render.ts'
import type { DeliveryState } from '../rules/delivery.ts'

/** States of a message that has left the building, or may have. */
const left: ReadonlySet<DeliveryState> = new Set(['accepted', 'delivered', 'read', 'unknown'])

/**
 * Is the message with this code ours? The newest one's channel and instant, and nothing else: whoever guesses a code
 * learns no name. What only reached the sandbox was never sent.
 */
export async function checkCode(ctx: Context, incidentId: string, code: string): Promise<CheckResult> {
  const person = await ctx.audiences.person(incidentId, { code })
  if (!person) return { ours: false }
  const orders = await ordersOut(ctx.db.read, incidentId)
  const rows = await Promise.all(
    orders.map(({ id }) => ctx.senders.results(incidentId, id, { personId: person.id })),
  )
  const [newest] = rows
    .flat()
    .flatMap(({ state, channel, at }) =>
      left.has(state) && channel !== 'none' && at ? [{ channel, at: Date.parse(at) }] : [],
    )
    .sort((a, b) => b.at - a.at)
  return newest ? { ours: true, ...newest } : { ours: false }
}

/** Whether codes can be checked: some were sent, none was, or what proves them is destroyed. */
export async function codesOf(sql: Sql, incidentId: string): Promise<'out' | 'none' | 'gone'> {
  if (await isDestroyed(sql, incidentId, 'proof')) return 'gone'
  return (await ordersOut(sql, incidentId)).length > 0 ? 'out' : 'none'
}

const ordersOut = async (sql: Sql, incidentId: string): Promise<OrderRow[]> =>
  (await listOrders(sql, incidentId)).filter(({ startedAt, sandbox }) => startedAt !== null && !sandbox)
