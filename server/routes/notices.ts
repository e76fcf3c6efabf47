import { approveNotice } from '../actions/notices/approve.ts'
import { changeNotice } from '../actions/notices/change.ts'
import { draftNotice } from '../actions/notices/draft.ts'
import { refreshNotice } from '../actions/notices/refresh.ts'
import { returnNotice } from '../actions/notices/return.ts'
import { submitNotice } from '../actions/notices/submit.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import type { NoticeView } from '../contract/notices.ts'
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
  on(api.changeNotice, then(changeNotice))
  on(api.refreshNotice, then(refreshNotice))
  on(api.submitNotice, then(submitNotice))
  on(api.approveNotice, then(approveNotice))
  on(api.returnNotice, then(returnNotice))
  on(api.previewNotice, ({ ctx, actor, params: { incidentId, noticeId }, query }) =>
    noticePreview(ctx, actor, incidentId, noticeId, query),
  )
}

type Act<B> = (ctx: Context, actor: Actor, incidentId: string, noticeId: string, body: B) => Promise<void>
interface Asked<B> {
  ctx: Context
  actor: Actor
  params: { incidentId: string; noticeId: string }
  body: B
}

/** Does it, then answers the notice as it stands now. */
const then =
  <B>(act: Act<B>) =>
  async ({ ctx, actor, params: { incidentId, noticeId }, body }: Asked<B>): Promise<NoticeView> => {
    await act(ctx, actor, incidentId, noticeId, body)
    return noticeView(ctx, actor, incidentId, noticeId)
  }
