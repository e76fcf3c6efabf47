import {
  approveAnnouncement,
  returnAnnouncement,
  submitAnnouncement,
} from '../actions/announcements/decide.ts'
import { changeAnnouncement, draftAnnouncement } from '../actions/announcements/draft.ts'
import { publishAnnouncement, withdrawAnnouncement } from '../actions/announcements/publish.ts'
import { api } from '../contract/api.ts'
import { announcementView, announcementViews } from '../views/announcement.ts'
import type { On } from './on.ts'

export function announcementRoutes(on: On): void {
  on(api.listAnnouncements, ({ ctx, actor, params }) => announcementViews(ctx, actor, params.incidentId))
  on(api.draftAnnouncement, async ({ ctx, actor, params: { incidentId }, body }) => {
    const id = await draftAnnouncement(ctx, actor, incidentId, body)
    return announcementView(ctx, actor, incidentId, id)
  })
  on(api.changeAnnouncement, async ({ ctx, actor, params: { incidentId, announcementId }, body }) => {
    await changeAnnouncement(ctx, actor, incidentId, announcementId, body)
    return announcementView(ctx, actor, incidentId, announcementId)
  })
  on(api.submitAnnouncement, async ({ ctx, actor, params: { incidentId, announcementId }, body }) => {
    await submitAnnouncement(ctx, actor, incidentId, announcementId, body.version)
    return announcementView(ctx, actor, incidentId, announcementId)
  })
  on(api.approveAnnouncement, async ({ ctx, actor, params: { incidentId, announcementId }, body }) => {
    await approveAnnouncement(ctx, actor, incidentId, announcementId, body)
    return announcementView(ctx, actor, incidentId, announcementId)
  })
  on(api.returnAnnouncement, async ({ ctx, actor, params: { incidentId, announcementId }, body }) => {
    await returnAnnouncement(ctx, actor, incidentId, announcementId, body)
    return announcementView(ctx, actor, incidentId, announcementId)
  })
  on(api.publishAnnouncement, async ({ ctx, actor, params: { incidentId, announcementId }, body }) => {
    await publishAnnouncement(ctx, actor, incidentId, announcementId, body.version)
    return announcementView(ctx, actor, incidentId, announcementId)
  })
  on(api.withdrawAnnouncement, async ({ ctx, actor, params: { incidentId, announcementId }, body }) => {
    await withdrawAnnouncement(ctx, actor, incidentId, announcementId, body)
    return announcementView(ctx, actor, incidentId, announcementId)
  })
}
