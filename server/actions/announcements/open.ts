import { randomBytes } from 'node:crypto'
import type { Sql } from '../../../db/database.ts'
import {
  type AnnouncementRow,
  type AnnouncementVersionRow,
  findAnnouncement,
  listAnnouncementVersions,
} from '../../../db/queries/announcements.ts'
import { listDuties } from '../../../db/queries/duties.ts'
import { listFilings } from '../../../db/queries/reports.ts'
import { notFound, stale } from '../../problem.ts'
import { announcementDigestInput, postedUntil } from '../../rules/announcement.ts'
import { ruleOf } from '../duties/evaluate.ts'
import { digestOf } from '../record.ts'

export interface OpenAnnouncement {
  announcement: AnnouncementRow
  /** Every version, oldest first. */
  versions: AnnouncementVersionRow[]
  current: AnnouncementVersionRow
}

export async function openAnnouncement(sql: Sql, incidentId: string, id: string): Promise<OpenAnnouncement> {
  const announcement = await findAnnouncement(sql, incidentId, id)
  if (!announcement) throw notFound('announcement')
  const versions = await listAnnouncementVersions(sql, id)
  const current = versions.find(({ version }) => version === announcement.version)
  if (!current) throw notFound('announcement')
  return { announcement, versions, current }
}

/** For acts: refuses a version that is no longer the newest. */
export async function openAt(
  sql: Sql,
  incidentId: string,
  id: string,
  version: number,
): Promise<OpenAnnouncement> {
  const open = await openAnnouncement(sql, incidentId, id)
  if (open.current.version !== version) throw staleAnnouncement(open.current)
  return open
}

export const staleAnnouncement = ({ version, state, draftedBy, draftedAt }: AnnouncementVersionRow) =>
  stale('announcement', { version, state, by: draftedBy, at: new Date(draftedAt).toISOString() })

/** What an approval of this version binds. */
export const sealOf = ({
  announcementId,
  version,
  content,
}: Pick<AnnouncementVersionRow, 'announcementId' | 'version' | 'content'>): string =>
  digestOf(announcementDigestInput(announcementId, version, content))

/** 60 bits that nobody guesses before it is published, in letters and digits that are read aloud without mistake. */
export const newSlug = (): string =>
  [...randomBytes(12)].map((byte) => alphabet[byte % alphabet.length]).join('')
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** How long it must stay up, and which duties that apply ask for it; `null` before the first edition. */
export async function postingOf(sql: Sql, incidentId: string, versions: readonly AnnouncementVersionRow[]) {
  const from = versions.find(({ edition }) => edition === 1)?.publishedAt ?? null
  if (from === null) return null
  const asked = (await listDuties(sql, incidentId)).flatMap((row) => {
    const { id: code, postedDays: days } = ruleOf(row)
    return days !== undefined && row.result !== 'does_not_apply' ? [{ code, days }] : []
  })
  return {
    from,
    until: postedUntil(
      from,
      asked.map(({ days }) => days),
    ),
    asked,
  }
}

/** A first report is owed and no authority has one: the public would be told first. */
export async function isBeforeReport(sql: Sql, incidentId: string): Promise<boolean> {
  if ((await listFilings(sql, incidentId)).length > 0) return false
  return (await listDuties(sql, incidentId)).some(
    (row) =>
      row.state === 'open' &&
      row.result !== 'does_not_apply' &&
      ruleOf(row).fulfilledBy.some((act) => act.startsWith('report:')),
  )
}
