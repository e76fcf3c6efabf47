import { and, asc, eq, inArray, isNotNull } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type OrderRow = Schema['order']['$inferSelect']

export async function listOrders(sql: Sql, incidentId: string): Promise<OrderRow[]> {
  const { order } = sql.t
  return sql.select().from(order).where(eq(order.incidentId, incidentId)).orderBy(asc(order.orderedAt))
}

/** Orders a restarted console must hand to the sender again. */
export async function listUnfinishedOrders(sql: Sql): Promise<OrderRow[]> {
  const { order } = sql.t
  return sql
    .select()
    .from(order)
    .where(inArray(order.state, ['waiting', 'running', 'paused', 'stopped']))
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
