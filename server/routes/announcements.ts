import {
  approveAnnouncement,
  returnAnnouncement,
  submitAnnouncement,
} from '../actions/announcements/decide.ts'
import { changeAnnouncement, draftAnnouncement } from '../actions/announcements/draft.ts'
import { publishAnnouncement, withdrawAnnouncement } from '../actions/announcements/publish.ts'
import type { Actor, Context } from '../context.ts'
import type { AnnouncementView } from '../contract/announcements.ts'
import { api } from '../contract/api.ts'
import { announcementView, announcementViews } from '../views/announcement.ts'
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
