import { lastEdition } from '../../../db/queries/announcements.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import { languagesOf } from '../../rules/announcement.ts'
import { openToChange } from '../access.ts'
import { doAct } from '../duties/fulfil.ts'
import { settleNotices } from '../orders/settle.ts'
import { needState, note, turn } from './decide.ts'
import { isBeforeReport, openAt, postingOf, sealOf } from './open.ts'

/**
 * Publishes the approved version as the next edition at the announcement's own address, and fulfils the duties that ask
 * for one. That no authority had a report yet is put on record, never a reason to refuse: people come first.
 */
export async function publishAnnouncement(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  id: string,
  { version }: { version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'publish_announcement')
    const { announcement, current } = await openAt(tx, incidentId, id, version)
    needState(current, 'approved', 'not_approved')
    if (sealOf(current) !== current.digest)
      throw conflict('digest_differs', 'The text is not the one that was approved.')
    const at = ctx.now(access.world)
    const edition = (await lastEdition(tx, id)) + 1
    const beforeReport = await isBeforeReport(tx, incidentId)
    const published = { publishedBy: actor.id, publishedAt: at, edition, beforeReport }
    await turn(tx, current, { state: 'published', ...published })
    const { slug } = announcement
    const languages = languagesOf(current.content)
    const payload = {
      announcementId: id,
      version,
      edition,
      slug,
      languages,
      digest: current.digest,
      beforeReport,
    }
    await note(ctx, tx, actor, access, 'announcement.published', payload)
    await doAct(ctx, tx, actor, access, { act: 'announcement', at, proof: `/a/${slug}/v/${edition}` })
    await settleNotices(ctx, tx, actor, access)
  })
}

/**
 * Withdraws every edition that stands, with the reason the page then shows. A later edition may follow. Before its time is over only
 * legal may: a page that must stay is mended by its next edition.
 */
export async function withdrawAnnouncement(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  id: string,
  { version, reason }: { version: number; reason: string },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'withdraw_announcement')
    const { versions } = await openAt(tx, incidentId, id, version)
    const posted = await postingOf(tx, incidentId, versions)
    const early = posted !== null && ctx.now(access.world) < posted.until
    if (early) access.need('withdraw_early')
    const standing = versions.filter(({ state }) => state === 'published')
    if (standing.length === 0)
      throw conflict('not_published', 'Nothing is published that could be withdrawn.')
    const withdrawn = { withdrawnBy: actor.id, withdrawnAt: ctx.now(access.world), reason }
    for (const row of standing) await turn(tx, row, { state: 'withdrawn', ...withdrawn })
    const editions = standing.map(({ edition }) => edition)
    await note(ctx, tx, actor, access, 'announcement.withdrawn', {
      announcementId: id,
      editions,
      reason,
      ...(early ? { early, postedUntil: new Date(posted.until).toISOString(), asked: posted.asked } : {}),
    })
  })
}
