import { and, asc, eq, gte, inArray, isNotNull, ne } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type OrderRow = Schema['order']['$inferSelect']

export async function listOrders(sql: Sql, incidentId: string): Promise<OrderRow[]> {
  const { order } = sql.t
  return sql.select().from(order).where(eq(order.incidentId, incidentId)).orderBy(asc(order.orderedAt))
}

/** Orders that wait for their minute to pass. */
export async function listWaitingOrders(sql: Sql): Promise<OrderRow[]> {
  const { order } = sql.t
  return sql.select().from(order).where(eq(order.state, 'waiting')).orderBy(asc(order.orderedAt))
}

/** Orders of a world that were taken up at this instant or later, whatever became of them; nothing of the sandbox. */
export async function listOrdersSince(sql: Sql, worldId: string, since: number): Promise<OrderRow[]> {
  const { order } = sql.t
  return sql
    .select()
    .from(order)
    .where(and(eq(order.worldId, worldId), eq(order.sandbox, false), gte(order.startedAt, since)))
    .orderBy(asc(order.startedAt))
}

/** Orders whose stage has all left and whose gate is shut. */
export async function listOrdersAtGate(sql: Sql): Promise<OrderRow[]> {
  const { order } = sql.t
  return sql
    .select()
    .from(order)
    .where(and(eq(order.state, 'paused'), isNotNull(order.stageEndedAt)))
    .orderBy(asc(order.orderedAt))
}

/** Every order the sender knows of an incident that is not closed: what a restarted console compares with it. */
export async function listStartedOrders(sql: Sql): Promise<OrderRow[]> {
  const { order, incident } = sql.t
  const rows = await sql
    .select({ order })
    .from(order)
    .innerJoin(incident, eq(incident.id, order.incidentId))
    .where(and(isNotNull(order.startedAt), ne(incident.status, 'closed')))
    .orderBy(asc(order.orderedAt))
  return rows.map((row) => row.order)
}

export async function findOrder(sql: Sql, incidentId: string, id: string): Promise<OrderRow | undefined> {
  const { order } = sql.t
  const [row] = await sql
    .select()
    .from(order)
    .where(and(eq(order.incidentId, incidentId), eq(order.id, id)))
  return row
}

export async function insertOrder(tx: Tx, row: OrderRow): Promise<void> {
  await tx.insert(tx.t.order).values(row).returning()
}

export async function updateOrder(
  tx: Tx,
  { id, version }: Pick<OrderRow, 'id' | 'version'>,
  change: Partial<OrderRow>,
): Promise<OrderRow | undefined> {
  const { order } = tx.t
  const [row] = await tx
    .update(order)
    .set({ ...change, version: version + 1 })
    .where(and(eq(order.id, id), eq(order.version, version)))
    .returning()
  return row
}

/** Figures only: whoever is about to pause or release did not see another version for it. */
export async function updateOrderFigures(
  tx: Tx,
  id: string,
  figures: Partial<Pick<OrderRow, 'counters' | 'people' | 'unreachableAt'>>,
): Promise<void> {
  const { order } = tx.t
  await tx.update(order).set(figures).where(eq(order.id, id)).returning()
}

/** When the first person of an incident turned out to be unreachable. */
export async function firstUnreachableAt(sql: Sql, incidentId: string): Promise<number | undefined> {
  const { order } = sql.t
  const [row] = await sql
    .select({ at: order.unreachableAt })
    .from(order)
    .where(and(eq(order.incidentId, incidentId), eq(order.sandbox, false), isNotNull(order.unreachableAt)))
    .orderBy(asc(order.unreachableAt))
    .limit(1)
  return row?.at ?? undefined
}

/** When the first message left for people; what the sandbox took told nobody. */
export async function firstToldAt(sql: Sql, incidentId: string): Promise<number | undefined> {
  const { order } = sql.t
  const [row] = await sql
    .select({ at: order.startedAt })
    .from(order)
    .where(and(eq(order.incidentId, incidentId), eq(order.sandbox, false), isNotNull(order.startedAt)))
    .orderBy(asc(order.startedAt))
    .limit(1)
  return row?.at ?? undefined
}

/** Orders that still stand or were carried out: one notice is sent once. */
export async function listLiveOrders(sql: Sql, noticeId: string, version: number): Promise<OrderRow[]> {
  const { order } = sql.t
  return sql
    .select()
    .from(order)
    .where(
      and(
        eq(order.noticeId, noticeId),
        eq(order.noticeVersion, version),
        inArray(order.state, ['waiting', 'running', 'paused', 'stopped', 'done']),
      ),
    )
}
