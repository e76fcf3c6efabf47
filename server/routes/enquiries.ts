import { openIncident } from '../actions/access.ts'
import { draftAnswer, sendAnswer } from '../actions/enquiries/answer.ts'
import { approveAnswer, returnAnswer } from '../actions/enquiries/decide.ts'
import { noteEnquiry } from '../actions/enquiries/note.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { enquiryList } from '../views/enquiry.ts'
import type { On } from './on.ts'

/** What authorities asked, and what was answered. */
export function enquiryRoutes(on: On): void {
  on(api.listEnquiries, ({ ctx, actor, params }) => list(ctx, actor, params.incidentId))
  on(api.noteEnquiry, async ({ ctx, actor, params: { incidentId }, body }) => {
    const dueAt = body.dueAt === null ? null : Date.parse(body.dueAt)
    await noteEnquiry(ctx, actor, incidentId, { ...body, askedAt: Date.parse(body.askedAt), dueAt })
    return list(ctx, actor, incidentId)
  })
  on(api.draftAnswer, async ({ ctx, actor, params, body }) => {
    await draftAnswer(ctx, actor, params, body)
    return list(ctx, actor, params.incidentId)
  })
  on(api.approveAnswer, async ({ ctx, actor, params, body }) => {
    await approveAnswer(ctx, actor, params, body)
    return list(ctx, actor, params.incidentId)
  })
  on(api.returnAnswer, async ({ ctx, actor, params, body }) => {
    await returnAnswer(ctx, actor, params, body)
    return list(ctx, actor, params.incidentId)
  })
  on(api.sendAnswer, async ({ ctx, actor, params, body }) => {
    await sendAnswer(ctx, actor, params, { ...body, at: Date.parse(body.at) })
    return list(ctx, actor, params.incidentId)
  })
}

const list = async (ctx: Context, actor: Actor, incidentId: string) =>
  enquiryList(ctx, ctx.db.read, actor, await openIncident(ctx.db.read, actor, incidentId))
