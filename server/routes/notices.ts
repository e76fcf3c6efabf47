import { approveNotice } from '../actions/notices/approve.ts'
import { changeNotice } from '../actions/notices/change.ts'
import { draftNotice } from '../actions/notices/draft.ts'
import { refreshNotice } from '../actions/notices/refresh.ts'
import { returnNotice } from '../actions/notices/return.ts'
import { submitNotice } from '../actions/notices/submit.ts'
import { api } from '../contract/api.ts'
import { noticeLines, noticeView } from '../views/notice.ts'
import { noticePreview } from '../views/noticePreview.ts'
import type { On } from './on.ts'

export function noticeRoutes(on: On): void {
  on(api.listNotices, ({ ctx, actor, params }) => noticeLines(ctx, actor, params.incidentId))
  on(api.draftNotice, async ({ ctx, actor, params: { incidentId }, query }) =>
    noticeView(ctx, actor, incidentId, await draftNotice(ctx, actor, incidentId, query.purpose)),
  )
  on(api.getNotice, ({ ctx, actor, params: { incidentId, noticeId }, query }) =>
    noticeView(ctx, actor, incidentId, noticeId, query.version),
  )
  on(api.changeNotice, async ({ ctx, actor, params: { incidentId, noticeId }, body }) => {
    await changeNotice(ctx, actor, incidentId, noticeId, body)
    return noticeView(ctx, actor, incidentId, noticeId)
  })
  on(api.refreshNotice, async ({ ctx, actor, params: { incidentId, noticeId }, body }) => {
    await refreshNotice(ctx, actor, incidentId, noticeId, body)
    return noticeView(ctx, actor, incidentId, noticeId)
  })
  on(api.submitNotice, async ({ ctx, actor, params: { incidentId, noticeId }, body }) => {
    await submitNotice(ctx, actor, incidentId, noticeId, body.version)
    return noticeView(ctx, actor, incidentId, noticeId)
  })
  on(api.approveNotice, async ({ ctx, actor, params: { incidentId, noticeId }, body }) => {
    await approveNotice(ctx, actor, incidentId, noticeId, body)
    return noticeView(ctx, actor, incidentId, noticeId)
  })
  on(api.returnNotice, async ({ ctx, actor, params: { incidentId, noticeId }, body }) => {
    await returnNotice(ctx, actor, incidentId, noticeId, body)
    return noticeView(ctx, actor, incidentId, noticeId)
  })
  on(api.previewNotice, ({ ctx, actor, params: { incidentId, noticeId }, query }) =>
    noticePreview(ctx, actor, incidentId, noticeId, query),
  )
}
