import { and, asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type EnquiryRow = Schema['enquiry']['$inferSelect']

/** Oldest question first. */
export async function listEnquiries(sql: Sql, incidentId: string): Promise<EnquiryRow[]> {
  const { enquiry } = sql.t
  return sql.select().from(enquiry).where(eq(enquiry.incidentId, incidentId)).orderBy(asc(enquiry.askedAt))
}

export async function findEnquiry(sql: Sql, incidentId: string, id: string): Promise<EnquiryRow | undefined> {
  const { enquiry } = sql.t
  const [row] = await sql
    .select()
    .from(enquiry)
    .where(and(eq(enquiry.incidentId, incidentId), eq(enquiry.id, id)))
  return row
}

export async function insertEnquiry(tx: Tx, row: EnquiryRow): Promise<void> {
  await tx.insert(tx.t.enquiry).values(row).returning()
}

/** Changes the row only if nobody did since `version`; undefined = somebody did. */
export async function updateEnquiry(
  tx: Tx,
  { id, version }: Pick<EnquiryRow, 'id' | 'version'>,
  change: Partial<EnquiryRow>,
): Promise<EnquiryRow | undefined> {
  const { enquiry } = tx.t
  const [row] = await tx
    .update(enquiry)
    .set({ ...change, version: version + 1 })
    .where(and(eq(enquiry.id, id), eq(enquiry.version, version)))
    .returning()
  return row
}
