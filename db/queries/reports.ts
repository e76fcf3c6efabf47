import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type ReportRow = Schema['report']['$inferSelect']

export async function listReports(sql: Sql, incidentId: string): Promise<ReportRow[]> {
  const { report } = sql.t
  return sql.select().from(report).where(eq(report.incidentId, incidentId)).orderBy(asc(report.number))
}

/** Reports that reached an authority, in the order they were filed. */
export async function listFilings(sql: Sql, incidentId: string): Promise<ReportRow[]> {
  const { report } = sql.t
  return sql
    .select()
    .from(report)
    .where(and(eq(report.incidentId, incidentId), isNotNull(report.filedAt)))
    .orderBy(asc(report.filedAt))
}

export async function findReport(sql: Sql, incidentId: string, id: string): Promise<ReportRow | undefined> {
  const { report } = sql.t
  const [row] = await sql
    .select()
    .from(report)
    .where(and(eq(report.incidentId, incidentId), eq(report.id, id)))
  return row
}

export async function insertReport(tx: Tx, row: ReportRow): Promise<void> {
  await tx.insert(tx.t.report).values(row).returning()
}

export async function updateReport(
  tx: Tx,
  { id, version }: Pick<ReportRow, 'id' | 'version'>,
  change: Partial<ReportRow>,
): Promise<ReportRow | undefined> {
  const { report } = tx.t
  const [row] = await tx
    .update(report)
    .set({ ...change, version: version + 1 })
    .where(and(eq(report.id, id), eq(report.version, version)))
    .returning()
  return row
}
