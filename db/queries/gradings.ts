import { asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type GradingRow = Schema['grading']['$inferSelect']

/** Oldest first. */
export async function listGradings(sql: Sql, incidentId: string): Promise<GradingRow[]> {
  const { grading } = sql.t
  return sql
    .select()
    .from(grading)
    .where(eq(grading.incidentId, incidentId))
    .orderBy(asc(grading.at), asc(grading.id))
}

export async function insertGrading(tx: Tx, row: GradingRow): Promise<void> {
  await tx.insert(tx.t.grading).values(row)
}
