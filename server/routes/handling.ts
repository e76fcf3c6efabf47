import { openIncident } from '../actions/access.ts'
import { confirmHandling } from '../actions/handling/confirm.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { channelKinds } from '../rules/delivery.ts'
import { handledViews } from '../views/handling.ts'
import type { On } from './on.ts'

/** Where contact details are handled, and who let them leave the country. */
export function handlingRoutes(on: On): void {
  on(api.listHandling, ({ ctx, actor, params }) => list(ctx, actor, params.incidentId))
  on(api.confirmHandling, async ({ ctx, actor, params: { incidentId }, body }) => {
    await confirmHandling(ctx, actor, incidentId, body)
    return list(ctx, actor, incidentId)
  })
}

const list = async (ctx: Context, actor: Actor, incidentId: string) =>
  handledViews(ctx, await openIncident(ctx.db.read, actor, incidentId), channelKinds)
