import { and, asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type ReclassificationRow = Schema['reclassification']['$inferSelect']

export async function listReclassifications(sql: Sql, incidentId: string): Promise<ReclassificationRow[]> {
  const { reclassification } = sql.t
  return sql
    .select()
    .from(reclassification)
    .where(eq(reclassification.incidentId, incidentId))
    .orderBy(asc(reclassification.proposedAt))
}

export async function insertReclassification(tx: Tx, row: ReclassificationRow): Promise<void> {
  await tx.insert(tx.t.reclassification).values(row).returning()
}

export async function updateReclassification(
  tx: Tx,
  { id, version }: Pick<ReclassificationRow, 'id' | 'version'>,
  change: Partial<ReclassificationRow>,
): Promise<ReclassificationRow | undefined> {
  const { reclassification } = tx.t
  const [row] = await tx
    .update(reclassification)
    .set({ ...change, version: version + 1 })
    .where(and(eq(reclassification.id, id), eq(reclassification.version, version)))
    .returning()
  return row
}
