import { asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type HandlingBasisRow = Schema['handlingBasis']['$inferSelect']

/** Oldest first: the newest word on a channel, its host and its country holds. */
export async function listHandlingBases(sql: Sql, incidentId: string): Promise<HandlingBasisRow[]> {
  const { handlingBasis } = sql.t
  return sql
    .select()
    .from(handlingBasis)
    .where(eq(handlingBasis.incidentId, incidentId))
    .orderBy(asc(handlingBasis.decidedAt))
}

export async function insertHandlingBasis(tx: Tx, row: HandlingBasisRow): Promise<void> {
  await tx.insert(tx.t.handlingBasis).values(row)
}
