import { pipeline } from 'node:stream/promises'
import { openIncident } from '../actions/access.ts'
import {
  approveAnnouncement,
  returnAnnouncement,
  submitAnnouncement,
} from '../actions/announcements/decide.ts'
import { changeAnnouncement, draftAnnouncement } from '../actions/announcements/draft.ts'
import { openAnnouncement } from '../actions/announcements/open.ts'
import { publishAnnouncement, withdrawAnnouncement } from '../actions/announcements/publish.ts'
import type { Actor, Context } from '../context.ts'
import type { AnnouncementView } from '../contract/announcements.ts'
import { api } from '../contract/api.ts'
import { downloadHeaders } from '../files.ts'
import { conflict } from '../problem.ts'
import { staticExport } from '../public/export.ts'
import { announcementView, announcementViews } from '../views/announcement.ts'
import { publicFiles } from '../views/publicFiles.ts'
import type { On } from './on.ts'

export function announcementRoutes(on: On): void {
  on(api.listAnnouncements, ({ ctx, actor, params }) => announcementViews(ctx, actor, params.incidentId))
  on(api.draftAnnouncement, async ({ ctx, actor, params: { incidentId }, body }) => {
    const id = await draftAnnouncement(ctx, actor, incidentId, body)
    return announcementView(ctx, actor, incidentId, id)
  })
  on(api.changeAnnouncement, then(changeAnnouncement))
  on(api.submitAnnouncement, then(submitAnnouncement))
  on(api.approveAnnouncement, then(approveAnnouncement))
  on(api.returnAnnouncement, then(returnAnnouncement))
  on(api.publishAnnouncement, then(publishAnnouncement))
  on(api.withdrawAnnouncement, then(withdrawAnnouncement))
  on(api.exportAnnouncement, async ({ ctx, actor, params: { incidentId, announcementId }, response }) => {
    await openIncident(ctx.db.read, actor, incidentId)
    const { announcement } = await openAnnouncement(ctx.db.read, incidentId, announcementId)
    const files = await publicFiles(ctx, announcement.slug)
    if (!files)
      throw conflict('not_published', 'Nothing of it is published, or nothing of it ever leaves its world.')
    response.set(downloadHeaders(`${announcement.slug}.zip`, 'application/zip'))
    await pipeline(staticExport(files), response)
  })
}

type Act<B> = (ctx: Context, actor: Actor, incidentId: string, id: string, body: B) => Promise<void>
interface Asked<B> {
  ctx: Context
  actor: Actor
  params: { incidentId: string; announcementId: string }
  body: B
}

/** Does it, then answers the announcement as it stands now. */
const then =
  <B>(act: Act<B>) =>
  async ({
    ctx,
    actor,
    params: { incidentId, announcementId },
    body,
  }: Asked<B>): Promise<AnnouncementView> => {
    await act(ctx, actor, incidentId, announcementId, body)
    return announcementView(ctx, actor, incidentId, announcementId)
  }
