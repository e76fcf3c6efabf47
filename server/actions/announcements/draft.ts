import type { Tx } from '../../../db/database.ts'
import {
  type AnnouncementVersionRow,
  insertAnnouncement,
  insertAnnouncementVersion,
  updateAnnouncement,
  updateAnnouncementVersion,
} from '../../../db/queries/announcements.ts'
import type { Actor, Context } from '../../context.ts'
import { invalid } from '../../problem.ts'
import { type AnnouncementBody, languagesOf } from '../../rules/announcement.ts'
import { type Access, openToChange } from '../access.ts'
import { record } from '../record.ts'
import { newSlug, openAt, staleAnnouncement } from './open.ts'
import { type AnnouncementWords, bodyOf } from './words.ts'

/** Begins an announcement at an address of its own. Answers its id. */
export async function draftAnnouncement(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  words: AnnouncementWords,
): Promise<string> {
  return ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'draft_announcement')
    const body = await bodyOf(ctx, tx, incidentId, words)
    const id = ctx.newId()
    await insertAnnouncement(tx, { id, incidentId, slug: newSlug(), version: 1 })
    await addVersion(ctx, tx, actor, access, { announcementId: id, version: 1, content: body })
    return id
  })
}

/** Edits it: the next version. What the public reads stays until that is published; an approval falls. */
export async function changeAnnouncement(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  id: string,
  { version, ...words }: AnnouncementWords & { version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'draft_announcement')
    const { current } = await openAt(tx, incidentId, id, version)
    const content = await bodyOf(ctx, tx, incidentId, words as AnnouncementWords, current.content)
    const waits = current.state === 'submitted' || current.state === 'approved'
    if (waits && !(await updateAnnouncementVersion(tx, current, { state: 'void' })))
      throw staleAnnouncement(current)
    await updateAnnouncement(tx, id, version + 1)
    await addVersion(ctx, tx, actor, access, { announcementId: id, version: version + 1, content })
  })
}

async function addVersion(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: Access,
  of: { announcementId: string; version: number; content: AnnouncementBody },
): Promise<void> {
  const languages = languagesOf(of.content)
  if (languages.length === 0) throw invalid([{ pointer: '/texts', code: 'blank' }])
  await insertAnnouncementVersion(tx, { ...untouched, ...of, draftedBy: actor.id, draftedAt: ctx.now(world) })
  await record(ctx, tx, actor, {
    name: of.version === 1 ? 'announcement.drafted' : 'announcement.changed',
    incidentId: incident.id,
    world,
    payload: { announcementId: of.announcementId, version: of.version, languages, from: of.content.from },
  })
}

const untouched: Omit<
  AnnouncementVersionRow,
  'announcementId' | 'version' | 'content' | 'draftedBy' | 'draftedAt'
> = {
  edition: null,
  digest: '',
  state: 'draft',
  submittedAt: null,
  decidedBy: null,
  decidedAt: null,
  publishedBy: null,
  publishedAt: null,
  beforeReport: false,
  withdrawnBy: null,
  withdrawnAt: null,
  reason: '',
}
