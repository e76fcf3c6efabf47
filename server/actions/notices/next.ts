import type { Tx } from '../../../db/database.ts'
import {
  insertNoticeVersion,
  type NoticeVersionRow,
  updateNotice,
  updateNoticeVersion,
} from '../../../db/queries/notices.ts'
import type { Actor, Context } from '../../context.ts'
import type { NoticeBody, NoticePlan } from '../../rules/noticeWork.ts'
import type { Access } from '../access.ts'
import { record } from '../record.ts'
import { staleNotice } from './open.ts'

interface NextVersion {
  content: NoticeBody
  plan: NoticePlan
  name: 'notice.changed' | 'notice.refreshed'
  how: Record<string, unknown>
}

/** A version is never edited: the next one takes its place, and an approval of the old one falls with it. */
export async function nextVersion(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: Access,
  last: NoticeVersionRow,
  { content, plan, name, how }: NextVersion,
): Promise<void> {
  const { noticeId } = last
  const version = last.version + 1
  const at = ctx.now(world)
  const of = { incidentId: incident.id, world }
  if (last.state === 'approved' || last.state === 'submitted') {
    const voided = { state: 'void' as const, voidedBy: actor.id, voidedAt: at }
    if (!(await updateNoticeVersion(tx, last, voided))) throw staleNotice(last)
  }
  if (last.state === 'approved')
    await record(ctx, tx, actor, {
      ...of,
      name: 'notice.voided',
      payload: { noticeId, version: last.version, digest: last.digest },
    })
  await insertNoticeVersion(tx, newVersion({ noticeId, version, content, plan, by: actor.id, at }))
  await updateNotice(tx, noticeId, version)
  await record(ctx, tx, actor, { ...of, name, payload: { noticeId, version, ...how } })
}

export const newVersion = ({
  noticeId,
  version,
  content,
  plan,
  by,
  at,
}: Pick<NoticeVersionRow, 'noticeId' | 'version' | 'content' | 'plan'> & {
  by: string
  at: number
}): NoticeVersionRow => ({
  noticeId,
  version,
  content,
  plan,
  digest: '',
  state: 'draft',
  languages: [],
  draftedBy: by,
  draftedAt: at,
  submittedBy: null,
  submittedAt: null,
  decidedBy: null,
  decidedAt: null,
  reason: '',
  suggestions: [],
  voidedBy: null,
  voidedAt: null,
})
