import { and, asc, eq, isNotNull } from 'drizzle-orm'
import type { Sql } from '../database.ts'

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
