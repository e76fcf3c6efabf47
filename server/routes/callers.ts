import { openIncident } from '../actions/access.ts'
import { nameCaller, removeCaller, undertakeCalls } from '../actions/callers/callers.ts'
import { api } from '../contract/api.ts'
import { callersView, myCallDesksView } from '../views/callers.ts'
import type { On } from './on.ts'

export function callerRoutes(on: On): void {
  on(api.listCallers, async ({ ctx, actor, params: { incidentId } }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    access.need('see_people')
    const open = access.incident.status !== 'closed' && access.world.endedAt === null
    const can = open && access.may('name_callers') ? ['name_callers'] : []
    return { callers: await callersView(ctx.db.read, incidentId), can }
  })
  on(api.nameCaller, ({ ctx, actor, params, body }) => nameCaller(ctx, actor, params.incidentId, body.userId))
  on(api.undertakeCalls, ({ ctx, actor, params }) => undertakeCalls(ctx, actor, params.incidentId))
  on(api.removeCaller, ({ ctx, actor, params }) =>
    removeCaller(ctx, actor, params.incidentId, params.callerId),
  )
  on(api.myCallDesks, ({ ctx, actor }) => myCallDesksView(ctx, actor))
}
