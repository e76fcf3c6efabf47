import type { Sql } from '../../../db/database.ts'
import {
  findNotice,
  listVersionsOf,
  type NoticeRow,
  type NoticeVersionRow,
} from '../../../db/queries/notices.ts'
import { notFound, stale } from '../../problem.ts'

export interface OpenNotice {
  notice: NoticeRow
  /** Every version, oldest first. */
  versions: NoticeVersionRow[]
  /** The one now worked on. */
  current: NoticeVersionRow
}

export async function openNotice(sql: Sql, incidentId: string, id: string): Promise<OpenNotice> {
  const notice = await findNotice(sql, incidentId, id)
  if (!notice) throw notFound('notice')
  const versions = await listVersionsOf(sql, id)
  const current = versions.find(({ version }) => version === notice.version)
  if (!current) throw notFound('notice')
  return { notice, versions, current }
}

/** For acts: refuses a version that is no longer the newest, saying who made the one that is. */
export async function openAt(sql: Sql, incidentId: string, id: string, version: number): Promise<OpenNotice> {
  const open = await openNotice(sql, incidentId, id)
  if (open.current.version !== version) throw staleNotice(open.current)
  return open
}

export const staleNotice = ({ version, state, draftedBy, draftedAt }: NoticeVersionRow) =>
  stale('notice', { version, state, by: draftedBy, at: new Date(draftedAt).toISOString() })
