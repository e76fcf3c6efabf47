import { and, asc, eq, isNotNull, isNull, max } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type ReportRow = Schema['report']['$inferSelect']
export type FilingRow = Schema['filing']['$inferSelect']

export async function listReports(sql: Sql, incidentId: string): Promise<ReportRow[]> {
  const { report } = sql.t
  return sql.select().from(report).where(eq(report.incidentId, incidentId)).orderBy(asc(report.number))
}

/** Reports that reached an authority, in the order they first did. */
export async function listFiledReports(sql: Sql, incidentId: string): Promise<ReportRow[]> {
  const { report } = sql.t
  return sql
    .select()
    .from(report)
    .where(and(eq(report.incidentId, incidentId), isNotNull(report.filedAt)))
    .orderBy(asc(report.filedAt), asc(report.number))
}

/** Every filing of an incident, in the order they were made. */
export async function listFilings(sql: Sql, incidentId: string): Promise<FilingRow[]> {
  const { filing } = sql.t
  return sql
    .select()
    .from(filing)
    .where(eq(filing.incidentId, incidentId))
    .orderBy(asc(filing.filedAt), asc(filing.registeredAt))
}

export async function findReport(sql: Sql, incidentId: string, id: string): Promise<ReportRow | undefined> {
  const { report } = sql.t
  const [row] = await sql
    .select()
    .from(report)
    .where(and(eq(report.incidentId, incidentId), eq(report.id, id)))
  return row
}

export async function lastReportNumber(sql: Sql, incidentId: string): Promise<number> {
  const { report } = sql.t
  const [row] = await sql
    .select({ n: max(report.number) })
    .from(report)
    .where(eq(report.incidentId, incidentId))
  return row?.n ?? 0
}

export async function insertReport(tx: Tx, row: ReportRow): Promise<void> {
  await tx.insert(tx.t.report).values(row).returning()
}

/** Changes the row only if nobody did since `version`; undefined = somebody did. */
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

export async function insertFiling(tx: Tx, row: FilingRow): Promise<void> {
  await tx.insert(tx.t.filing).values(row).returning()
}

export async function findFiling(sql: Sql, reportId: string, id: string): Promise<FilingRow | undefined> {
  const { filing } = sql.t
  const [row] = await sql
    .select()
    .from(filing)
    .where(and(eq(filing.reportId, reportId), eq(filing.id, id)))
  return row
}

/** A receipt number is written once; undefined = there is one already. */
export async function setReceiptNumber(
  tx: Tx,
  id: string,
  receiptNumber: string,
): Promise<FilingRow | undefined> {
  const { filing } = tx.t
  const [row] = await tx
    .update(filing)
    .set({ receiptNumber })
    .where(and(eq(filing.id, id), eq(filing.receiptNumber, '')))
    .returning()
  return row
}

/** A receipt is stored once; undefined = there is one already. */
export async function setReceiptFile(
  tx: Tx,
  id: string,
  { receiptFile, receiptName }: { receiptFile: string; receiptName: string },
): Promise<FilingRow | undefined> {
  const { filing } = tx.t
  const [row] = await tx
    .update(filing)
    .set({ receiptFile, receiptName })
    .where(and(eq(filing.id, id), isNull(filing.receiptFile)))
    .returning()
  return row
}
