import { listIncidents } from '../../db/queries/incidents.ts'
import { listSeats } from '../../db/queries/seats.ts'
import { openIncident, standingOf } from '../actions/access.ts'
import { changeIncident } from '../actions/incidents/change.ts'
import { declareIncident } from '../actions/incidents/declare.ts'
import { closeIncident, endIncident, gapsOf } from '../actions/incidents/end.ts'
import { movePhase } from '../actions/incidents/movePhase.ts'
import { raiseIncident, triageIncident } from '../actions/incidents/raise.ts'
import { need } from '../actions/need.ts'
import { acceptSeat } from '../actions/seats/accept.ts'
import { callSeat } from '../actions/seats/call.ts'
import { endSeat } from '../actions/seats/end.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { may } from '../rules/permissions.ts'
import { type WorldKind, worldKinds } from '../rules/world.ts'
import { gapView } from '../views/gap.ts'
import { incidentLine, incidentView } from '../views/incident.ts'
import type { On } from './on.ts'

export function incidentRoutes(on: On): void {
  on(api.listIncidents, async ({ ctx, actor, query }) => linesFor(ctx, actor, query.world))
  on(api.declareIncident, async ({ ctx, actor, body }) => {
    need('declare', actor)
    return incidentView(ctx, ctx.db.read, actor, await declareIncident(ctx, actor, body))
  })
  on(api.getIncident, ({ ctx, actor, params }) => incidentView(ctx, ctx.db.read, actor, params.incidentId))
  on(api.changeIncident, thenView(changeIncident))
  on(api.raiseIncident, thenView(raiseIncident))
  on(api.triageIncident, thenView(triageIncident))
  on(api.movePhase, thenView(movePhase))
  on(api.endIncident, thenView(endIncident))
  on(api.closeIncident, thenView(closeIncident))
  on(api.callSeat, thenView(callSeat))
  on(api.acceptSeat, (call) =>
    thenView((ctx, actor, id) => acceptSeat(ctx, actor, id, call.params.seatId))(call),
  )
  on(api.leaveSeat, (call) =>
    thenView((ctx, actor, id) => endSeat(ctx, actor, id, call.params.seatId, call.body.reason))(call),
  )
  on(api.endGaps, async ({ ctx, actor, params: { incidentId }, query }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    return gapView(ctx.db.read, incidentId, await gapsOf(ctx, ctx.db.read, access, query.for))
  })
}

interface Change<B> {
  ctx: Context
  actor: Actor
  params: { incidentId: string }
  body: B
}

/** An act that changes an incident, answered with the incident as it stands afterwards. */
const thenView =
  <B>(act: (ctx: Context, actor: Actor, incidentId: string, body: B) => Promise<unknown>) =>
  async ({ ctx, actor, params: { incidentId }, body }: Change<B>) => {
    await act(ctx, actor, incidentId, body)
    return incidentView(ctx, ctx.db.read, actor, incidentId)
  }

/** Only what the reader may see; a hidden incident leaves no trace in the list. */
async function linesFor(ctx: Context, actor: Actor, kind: WorldKind | 'all') {
  const rows = await listIncidents(ctx.db.read, kind === 'all' ? worldKinds : [kind])
  const seats = await listSeats(
    ctx.db.read,
    rows.map(({ incident }) => incident.id),
  )
  const visible = rows.filter(({ incident }) =>
    may(
      'see',
      standingOf(
        actor,
        incident,
        seats.filter((seat) => seat.incidentId === incident.id),
      ),
    ),
  )
  return Promise.all(
    visible.map(async ({ incident }) =>
      incidentLine(ctx, ctx.db.read, await openIncident(ctx.db.read, actor, incident.id)),
    ),
  )
}
