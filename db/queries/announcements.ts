import { and, asc, eq, isNotNull, max } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type AnnouncementRow = Schema['announcement']['$inferSelect']
export type AnnouncementVersionRow = Schema['announcementVersion']['$inferSelect']

/** When an incident was first announced to the public. */
export async function firstPublishedAt(sql: Sql, incidentId: string): Promise<number | undefined> {
  const { announcement, announcementVersion } = sql.t
  const [row] = await sql
    .select({ at: announcementVersion.publishedAt })
    .from(announcementVersion)
    .innerJoin(announcement, eq(announcement.id, announcementVersion.announcementId))
    .where(and(eq(announcement.incidentId, incidentId), isNotNull(announcementVersion.publishedAt)))
    .orderBy(asc(announcementVersion.publishedAt))
    .limit(1)
  return row?.at ?? undefined
}

export async function listAnnouncements(sql: Sql, incidentId: string): Promise<AnnouncementRow[]> {
  const { announcement } = sql.t
  return sql.select().from(announcement).where(eq(announcement.incidentId, incidentId))
}

export async function findAnnouncement(
  sql: Sql,
  incidentId: string,
  id: string,
): Promise<AnnouncementRow | undefined> {
  const { announcement } = sql.t
  const [row] = await sql
    .select()
    .from(announcement)
    .where(and(eq(announcement.incidentId, incidentId), eq(announcement.id, id)))
  return row
}

/** By its public address. */
export async function findBySlug(sql: Sql, slug: string): Promise<AnnouncementRow | undefined> {
  const { announcement } = sql.t
  const [row] = await sql.select().from(announcement).where(eq(announcement.slug, slug))
  return row
}

/** Every version of one announcement, oldest first. */
export async function listAnnouncementVersions(
  sql: Sql,
  announcementId: string,
): Promise<AnnouncementVersionRow[]> {
  const { announcementVersion } = sql.t
  return sql
    .select()
    .from(announcementVersion)
    .where(eq(announcementVersion.announcementId, announcementId))
    .orderBy(asc(announcementVersion.version))
}

/** The version now worked on of every announcement of an incident. */
export async function listCurrentAnnouncements(
  sql: Sql,
  incidentId: string,
): Promise<AnnouncementVersionRow[]> {
  const { announcement, announcementVersion } = sql.t
  const rows = await sql
    .select({ version: announcementVersion })
    .from(announcement)
    .innerJoin(
      announcementVersion,
      and(
        eq(announcementVersion.announcementId, announcement.id),
        eq(announcementVersion.version, announcement.version),
      ),
    )
    .where(eq(announcement.incidentId, incidentId))
  return rows.map((row) => row.version)
}

/** How many editions the public has seen. */
export async function lastEdition(sql: Sql, announcementId: string): Promise<number> {
  const { announcementVersion } = sql.t
  const [row] = await sql
    .select({ n: max(announcementVersion.edition) })
    .from(announcementVersion)
    .where(eq(announcementVersion.announcementId, announcementId))
  return row?.n ?? 0
}

export async function insertAnnouncement(tx: Tx, row: AnnouncementRow): Promise<void> {
  await tx.insert(tx.t.announcement).values(row).returning()
}

export async function insertAnnouncementVersion(tx: Tx, row: AnnouncementVersionRow): Promise<void> {
  await tx.insert(tx.t.announcementVersion).values(row).returning()
}

export async function updateAnnouncement(tx: Tx, id: string, version: number): Promise<void> {
  const { announcement } = tx.t
  await tx.update(announcement).set({ version }).where(eq(announcement.id, id)).returning()
}

/** Changes one version only if it still is in that state; undefined = somebody was first. */
export async function updateAnnouncementVersion(
  tx: Tx,
  { announcementId, version, state }: Pick<AnnouncementVersionRow, 'announcementId' | 'version' | 'state'>,
  change: Partial<AnnouncementVersionRow>,
): Promise<AnnouncementVersionRow | undefined> {
  const { announcementVersion } = tx.t
  const [row] = await tx
    .update(announcementVersion)
    .set(change)
    .where(
      and(
        eq(announcementVersion.announcementId, announcementId),
        eq(announcementVersion.version, version),
        eq(announcementVersion.state, state),
      ),
    )
    .returning()
  return row
}
