import type { Sql } from '../../db/database.ts'
import { type CallerRow, desksOf, listCallers } from '../../db/queries/callers.ts'
import { listOrders } from '../../db/queries/orders.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Actor, Context } from '../context.ts'
import type { CallerView, MyCallDesk } from '../contract/callers.ts'
import { toBeCalled } from './sendingAlarms.ts'
import { iso, isoOrNull, personOf } from './values.ts'

export async function callersView(sql: Sql, incidentId: string): Promise<CallerView[]> {
  const names = await namesOf(sql)
  return (await listCallers(sql, incidentId)).map(({ id, userId, namedBy, namedAt, undertakingAt }) => ({
    id,
    person: personOf(names, userId),
    namedBy: personOf(names, namedBy),
    namedAt: iso(namedAt),
    undertakingAt: isoOrNull(undertakingAt),
  }))
}

/** The desks this person is named to. A restricted incident is given by its number alone, as any other is. */
export async function myCallDesksView(ctx: Context, actor: Actor): Promise<MyCallDesk[]> {
  if (actor.role === 'auditor') return []
  const sql = ctx.db.read
  const desks = await desksOf(sql, actor.id)
  return Promise.all(
    desks.map(async ({ caller, incident, world }) => ({
      incidentId: incident.id,
      number: incident.number,
      worldKind: world.kind,
      worldNow: iso(ctx.now(world)),
      namedAt: iso(caller.namedAt),
      undertakingAt: isoOrNull(caller.undertakingAt),
      orders: await queuesOf(sql, caller),
    })),
  )
}

/** Every order that tells somebody by phone, the newest first. */
async function queuesOf(sql: Sql, { incidentId }: CallerRow): Promise<MyCallDesk['orders']> {
  return (await listOrders(sql, incidentId))
    .flatMap((order) =>
      order.startedAt !== null && order.counters.standing.some(({ channel }) => channel === 'phone')
        ? [{ id: order.id, startedAt: iso(order.startedAt), pending: toBeCalled(order) }]
        : [],
    )
    .toReversed()
}
