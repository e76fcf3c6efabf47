import { and, asc, eq, isNull } from 'drizzle-orm'
import type { RetentionKind } from '../../server/rules/retention.ts'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type DestructionRow = Schema['destruction']['$inferSelect']
export type LegalHoldRow = Schema['legalHold']['$inferSelect']

/** Incidents that have or had affected people in their store. */
export async function listIncidentsWithPeople(sql: Sql): Promise<string[]> {
  const { batch } = sql.t
  const rows = await sql.selectDistinct({ id: batch.incidentId }).from(batch)
  return rows.map(({ id }) => id)
}

export async function listDestructions(sql: Sql, incidentId: string): Promise<DestructionRow[]> {
  const { destruction } = sql.t
  return sql
    .select()
    .from(destruction)
    .where(eq(destruction.incidentId, incidentId))
    .orderBy(asc(destruction.proposedAt))
}

/** Destroyed, or just being so. */
export const isDestroyed = async (sql: Sql, incidentId: string, kind: RetentionKind): Promise<boolean> =>
  (await listDestructions(sql, incidentId)).some(
    (row) => row.kind === kind && (row.state === 'begun' || row.state === 'done'),
  )

export async function insertDestruction(tx: Tx, row: DestructionRow): Promise<void> {
  await tx.insert(tx.t.destruction).values(row).returning()
}

/** Changes it only if it still is at this version; undefined = somebody was first. */
export async function updateDestruction(
  tx: Tx,
  { id, version }: Pick<DestructionRow, 'id' | 'version'>,
  change: Partial<DestructionRow>,
): Promise<DestructionRow | undefined> {
  const { destruction } = tx.t
  const [row] = await tx
    .update(destruction)
    .set({ ...change, version: version + 1 })
    .where(and(eq(destruction.id, id), eq(destruction.version, version)))
    .returning()
  return row
}

export async function listHolds(sql: Sql, incidentId: string): Promise<LegalHoldRow[]> {
  const { legalHold } = sql.t
  return sql
    .select()
    .from(legalHold)
    .where(eq(legalHold.incidentId, incidentId))
    .orderBy(asc(legalHold.placedAt))
}

export async function insertHold(tx: Tx, row: LegalHoldRow): Promise<void> {
  await tx.insert(tx.t.legalHold).values(row).returning()
}

/** Lifts whatever hold stands; undefined = none stood. */
export async function liftHolds(
  tx: Tx,
  incidentId: string,
  change: Pick<LegalHoldRow, 'liftedBy' | 'liftedAt' | 'liftReason'>,
): Promise<LegalHoldRow | undefined> {
  const { legalHold } = tx.t
  const [row] = await tx
    .update(legalHold)
    .set(change)
    .where(and(eq(legalHold.incidentId, incidentId), isNull(legalHold.liftedAt)))
    .returning()
  return row
}
