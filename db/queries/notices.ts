import { and, asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type NoticeRow = Schema['notice']['$inferSelect']
export type NoticeVersionRow = Schema['noticeVersion']['$inferSelect']

export async function listNotices(sql: Sql, incidentId: string): Promise<NoticeRow[]> {
  const { notice } = sql.t
  return sql.select().from(notice).where(eq(notice.incidentId, incidentId)).orderBy(asc(notice.createdAt))
}

/** The version now worked on of every notice of an incident. */
export async function listNoticeVersions(sql: Sql, incidentId: string): Promise<NoticeVersionRow[]> {
  const { notice, noticeVersion } = sql.t
  const rows = await sql
    .select({ version: noticeVersion })
    .from(notice)
    .innerJoin(
      noticeVersion,
      and(eq(noticeVersion.noticeId, notice.id), eq(noticeVersion.version, notice.version)),
    )
    .where(eq(notice.incidentId, incidentId))
    .orderBy(asc(notice.createdAt))
  return rows.map((row) => row.version)
}

export async function findNotice(sql: Sql, incidentId: string, id: string): Promise<NoticeRow | undefined> {
  const { notice } = sql.t
  const [row] = await sql
    .select()
    .from(notice)
    .where(and(eq(notice.incidentId, incidentId), eq(notice.id, id)))
  return row
}

/** Every version of one notice, oldest first. */
export async function listVersionsOf(sql: Sql, noticeId: string): Promise<NoticeVersionRow[]> {
  const { noticeVersion } = sql.t
  return sql
    .select()
    .from(noticeVersion)
    .where(eq(noticeVersion.noticeId, noticeId))
    .orderBy(asc(noticeVersion.version))
}

export async function insertNotice(tx: Tx, row: NoticeRow): Promise<void> {
  await tx.insert(tx.t.notice).values(row).returning()
}

export async function insertNoticeVersion(tx: Tx, row: NoticeVersionRow): Promise<void> {
  await tx.insert(tx.t.noticeVersion).values(row).returning()
}

export async function updateNotice(tx: Tx, id: string, version: number): Promise<void> {
  const { notice } = tx.t
  await tx.update(notice).set({ version }).where(eq(notice.id, id)).returning()
}

/** Changes the state of one version only if it still is in `from`; undefined = somebody was first. */
export async function updateNoticeVersion(
  tx: Tx,
  { noticeId, version, state }: Pick<NoticeVersionRow, 'noticeId' | 'version' | 'state'>,
  change: Partial<NoticeVersionRow>,
): Promise<NoticeVersionRow | undefined> {
  const { noticeVersion } = tx.t
  const [row] = await tx
    .update(noticeVersion)
    .set(change)
    .where(
      and(
        eq(noticeVersion.noticeId, noticeId),
        eq(noticeVersion.version, version),
        eq(noticeVersion.state, state),
      ),
    )
    .returning()
  return row
}
