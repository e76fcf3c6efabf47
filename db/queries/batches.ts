import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type BatchRow = Schema['batch']['$inferSelect']
export type MappingRow = Schema['columnMapping']['$inferSelect']

export async function listBatches(sql: Sql, incidentId: string): Promise<BatchRow[]> {
  const { batch } = sql.t
  return sql.select().from(batch).where(eq(batch.incidentId, incidentId)).orderBy(asc(batch.uploadedAt))
}

export async function findBatch(sql: Sql, incidentId: string, id: string): Promise<BatchRow | undefined> {
  const { batch } = sql.t
  const [row] = await sql
    .select()
    .from(batch)
    .where(and(eq(batch.incidentId, incidentId), eq(batch.id, id)))
  return row
}

/** Uploads that are being received or wait to be read, of all incidents, oldest first. */
export async function listUnreadBatches(
  sql: Sql,
  states: BatchRow['state'][] = ['receiving', 'reading'],
): Promise<BatchRow[]> {
  const { batch } = sql.t
  return sql.select().from(batch).where(inArray(batch.state, states)).orderBy(asc(batch.uploadedAt))
}

export async function insertBatch(tx: Tx, row: BatchRow): Promise<void> {
  await tx.insert(tx.t.batch).values(row).returning()
}

export async function updateBatch(tx: Tx, id: string, change: Partial<BatchRow>): Promise<void> {
  const { batch } = tx.t
  await tx.update(batch).set(change).where(eq(batch.id, id)).returning()
}

export async function findMapping(sql: Sql, headerKey: string): Promise<MappingRow | undefined> {
  const { columnMapping } = sql.t
  const [row] = await sql.select().from(columnMapping).where(eq(columnMapping.headerKey, headerKey))
  return row
}

export async function saveMapping(tx: Tx, row: MappingRow): Promise<void> {
  const { columnMapping } = tx.t
  const { headerKey: _, ...change } = row
  await tx
    .insert(columnMapping)
    .values(row)
    .onConflictDoUpdate({ target: columnMapping.headerKey, set: change })
    .returning()
}
