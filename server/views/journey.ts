import { listOrders } from '../../db/queries/orders.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Context } from '../context.ts'
import type { JourneyView } from '../contract/journey.ts'
import type { Leg } from '../delivery/journey.ts'
import { notFound } from '../problem.ts'
import { deliveryView } from './delivery.ts'
import { iso, isoOrNull, type Names } from './values.ts'

export async function journeyView(ctx: Context, incidentId: string, personId: number): Promise<JourneyView> {
  const person = await ctx.audiences.person(incidentId, { id: personId })
  if (!person) throw notFound('person')
  const names = await namesOf(ctx.db.read)
  const given = await listOrders(ctx.db.read, incidentId)
  const tried = await ctx.senders.journey(incidentId, personId)
  const orders = given.flatMap(({ id: orderId, sandbox }, at) => {
    const legs = tried.find((order) => order.orderId === orderId)?.legs ?? []
    if (!legs.length) return []
    const deliveries = legs.map((leg) => ({ ...deliveryView(leg, person), ...legView(leg, names) }))
    return [{ orderId, no: at + 1, sandbox, deliveries }]
  })
  return { person, orders }
}

const legView = ({ channel, ref, madeAt, attempts }: Leg, names: Names) => ({
  /** A call's reference is who called. */
  ref: channel === 'phone' && ref !== null ? (names.get(ref) ?? ref) : ref,
  madeAt: iso(madeAt),
  attempts: attempts.map(({ begun_at, ended_at, code, by }) => ({
    begunAt: isoOrNull(begun_at),
    endedAt: isoOrNull(ended_at),
    code,
    by: by === null ? null : (names.get(by) ?? by),
  })),
})
