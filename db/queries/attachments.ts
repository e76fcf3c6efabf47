import { and, asc, eq, inArray } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type AttachmentRow = Schema['attachment']['$inferSelect']
/** A file as one incident knows it. */
export type Attachment = AttachmentRow & { type: string; bytes: number }

/** The first name under which an incident got the same bytes stands. */
export async function insertAttachment(tx: Tx, row: AttachmentRow): Promise<void> {
  await tx.insert(tx.t.attachment).values(row).onConflictDoNothing().returning()
}

/** The files of one incident, those named where any are; what belongs to another incident is not found. */
export async function listAttachments(
  sql: Sql,
  incidentId: string,
  digests?: readonly string[],
): Promise<Attachment[]> {
  const { attachment, file } = sql.t
  const rows = await sql
    .select({ attachment, type: file.type, bytes: file.bytes })
    .from(attachment)
    .innerJoin(file, eq(file.digest, attachment.digest))
    .where(
      and(
        eq(attachment.incidentId, incidentId),
        digests ? inArray(attachment.digest, [...digests]) : undefined,
      ),
    )
    .orderBy(asc(attachment.storedAt))
  return rows.map(({ attachment, type, bytes }) => ({ ...attachment, type, bytes }))
}
