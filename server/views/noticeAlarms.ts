import type { Sql } from '../../db/database.ts'
import { listCurrentAnnouncements } from '../../db/queries/announcements.ts'
import { listNoticeVersions } from '../../db/queries/notices.ts'
import type { Access } from '../actions/access.ts'
import type { Actor } from '../context.ts'
import type { Alarm } from '../contract/incidents.ts'
import { iso, named } from './values.ts'

/** Notices that wait for legal. */
export async function waitingNotices(sql: Sql, actor: Actor, { incident, may }: Access): Promise<Alarm[]> {
  return (await listNoticeVersions(sql, incident.id))
    .filter((version) => version.state === 'submitted')
    .map((version) => ({
      kind: 'decision',
      code: 'approve_notice',
      ref: version.noticeId,
      title: named(`v${version.version}`),
      since: iso(version.submittedAt ?? version.draftedAt),
      seat: 'legal',
      mine: may('approve_notice', version.draftedBy === actor.id),
    }))
}

/** One that legal approved waits to be published; until then nobody outside reads it. */
export async function waitingAnnouncements(
  sql: Sql,
  actor: Actor,
  { incident, may }: Access,
): Promise<Alarm[]> {
  return (await listCurrentAnnouncements(sql, incident.id)).flatMap((row): Alarm[] => {
    const base = { kind: 'decision' as const, ref: row.announcementId, title: named(`v${row.version}`) }
    if (row.state === 'submitted')
      return [
        {
          ...base,
          code: 'approve_announcement',
          since: iso(row.submittedAt ?? row.draftedAt),
          seat: 'legal',
          mine: may('approve_announcement', row.draftedBy === actor.id),
        },
      ]
    if (row.state === 'approved')
      return [
        {
          ...base,
          code: 'publish_announcement',
          since: iso(row.decidedAt ?? row.draftedAt),
          seat: 'public_affairs',
          mine: may('publish_announcement'),
        },
      ]
    return []
  })
}
