import type { Socket } from 'node:net'
import { lastDrillEnd } from '../../db/queries/drills.ts'
import { findWorld } from '../../db/queries/incidents.ts'
import { namesOf } from '../../db/queries/users.ts'
import { endDrill, openExample, startDrill, turnDrillClock } from '../actions/drills/run.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { assemble, emailOf, password } from '../example/cast.ts'
import { Refused } from '../example/client.ts'
import { playExample } from '../example/play.ts'
import { notFound, Problem } from '../problem.ts'
import { nextDrillDue } from '../rules/drill.ts'
import { may } from '../rules/permissions.ts'
import { drillView, drillViews } from '../views/drill.ts'
import { isoOrNull } from '../views/values.ts'
import type { On } from './on.ts'

export function drillRoutes(on: On): void {
  on(api.listScenarios, async ({ ctx }) => ctx.templates.drills.flatMap((list) => list.scenarios))
  on(api.listDrills, async ({ ctx, actor }) => {
    const lastAt = await lastDrillEnd(ctx.db.read)
    return {
      drills: await drillViews(ctx, ctx.db.read, actor),
      lastAt: isoOrNull(lastAt),
      nextDueAt: isoOrNull(nextDrillDue(lastAt)),
      can: may('start_drill', actor) ? ['start_drill'] : [],
    }
  })
  on(api.startDrill, ({ ctx, actor, body }) => startDrill(ctx, actor, body))
  on(api.setUpExample, ({ body, request }) => playOver(request.socket, body.code))
  on(api.openExample, async ({ ctx, actor, body }) => ({
    id: await openExample(ctx, actor, Date.parse(body.beginsAt)),
  }))
  on(api.turnDrillClock, async ({ ctx, actor, params, body }) => {
    await turnDrillClock(ctx, actor, params.drillId, body.minutes)
    return oneDrill(ctx, actor, params.drillId)
  })
  on(api.endDrill, async ({ ctx, actor, params, body }) => {
    await endDrill(ctx, actor, params.drillId, body.outcome)
    return oneDrill(ctx, actor, params.drillId)
  })
}

/** The example speaks to this very server as people would; what it is refused with is passed on as it is. */
async function playOver({ localAddress = '127.0.0.1', localPort }: Socket, code: string) {
  const host = localAddress.includes(':') ? `[${localAddress}]` : localAddress
  try {
    const team = await assemble(`http://${host}:${localPort}`, code)
    return { incidentId: await playExample(team), email: emailOf('commander'), password }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    const { code: why, detail, faults } = error.problem
    throw new Problem(error.status, why, detail, faults)
  }
}

async function oneDrill(ctx: Context, actor: Actor, id: string) {
  const world = await findWorld(ctx.db.read, id)
  if (!world) throw notFound('drill')
  return drillView(ctx, ctx.db.read, actor, world, await namesOf(ctx.db.read))
}
