import { namesOf } from '../../db/queries/users.ts'
import { openAtDesk } from '../actions/access.ts'
import { beginCall, nextCall, touchCall } from '../actions/calls/call.ts'
import { openDeskOf } from '../actions/calls/desk.ts'
import { endCall } from '../actions/calls/end.ts'
import type { Context } from '../context.ts'
import { api } from '../contract/api.ts'
import type { Call } from '../delivery/desk.ts'
import { notFound } from '../problem.ts'
import { callDeskView, callView } from '../views/calls.ts'
import { isoOrNull } from '../views/values.ts'
import type { On } from './on.ts'

export function callRoutes(on: On): void {
  on(api.getCallDesk, async ({ ctx, actor, params }) => {
    const access = await openAtDesk(ctx.db.read, actor, params.incidentId)
    if (!access.may('see_people')) access.need('call_people')
    return callDeskView(ctx, actor, access, params)
  })
  on(api.nextCall, async ({ ctx, actor, params, body }) => {
    const call = await nextCall(ctx, actor, params, body.language)
    return { call: call && (await viewOf(ctx, call, params.orderId)) }
  })
  on(api.beginCall, async ({ ctx, actor, params }) =>
    viewOf(ctx, await beginCall(ctx, actor, numbered(params)), params.orderId),
  )
  on(api.confirmCall, async ({ ctx, actor, params }) =>
    viewOf(ctx, await touchCall(ctx, actor, numbered(params), 'confirm'), params.orderId),
  )
  on(api.keepCall, async ({ ctx, actor, params }) =>
    viewOf(ctx, await touchCall(ctx, actor, numbered(params), 'keep'), params.orderId),
  )
  on(api.endCall, async ({ ctx, actor, params, body: { backAt, language, outcome } }) => {
    const after = await endCall(ctx, actor, numbered(params), {
      outcome,
      ...(backAt === undefined ? {} : { backAt: Date.parse(backAt) }),
      ...(language === undefined ? {} : { language }),
    })
    return { as: after.as, nextAt: isoOrNull(after.as === 'again' ? after.at : null) }
  })
  on(api.leaveCalls, async ({ ctx, actor, params }) => {
    const { at } = await openDeskOf(ctx, ctx.db.read, actor, params)
    await ctx.senders.desk(params.incidentId).leave(at)
  })
}

const viewOf = async (ctx: Context, call: Call, orderId: string) =>
  callView(call, orderId, await namesOf(ctx.db.read))

function numbered<P extends { deliveryId: string }>(params: P) {
  if (!/^\d{1,15}$/.test(params.deliveryId)) throw notFound('call')
  return { ...params, deliveryId: Number(params.deliveryId) }
}
