import { listIncidents } from '../../db/queries/incidents.ts'
import { openIncident } from '../actions/access.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { Problem } from '../problem.ts'
import { dayOf } from '../rules/calendar.ts'
import { incidentLedger } from '../views/ledger.ts'
import type { On } from './on.ts'

export function ledgerRoutes(on: On): void {
  on(api.incidentLedger, async ({ ctx, actor, params: { incidentId } }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    return { policy: ctx.templates.promises.policy, lines: await incidentLedger(ctx, ctx.db.read, access) }
  })
  on(api.yearLedger, async ({ ctx, actor, query: { year } }) => yearLedger(ctx, actor, year))
}

async function yearLedger(ctx: Context, actor: Actor, year: number) {
  const ledgers = await Promise.all(
    (await visibleIn(ctx, actor, year)).map(async (access) => ({
      incident: access.incident,
      lines: await incidentLedger(ctx, ctx.db.read, access),
    })),
  )
  const { policy, promises } = ctx.templates.promises
  return {
    policy,
    year,
    lines: promises.map(({ id, section, says, beyond }) => ({
      id,
      section,
      says,
      beyond,
      incidents: ledgers.flatMap(({ incident, lines }) =>
        lines
          .filter((line) => line.id === id)
          .map(({ state, why }) => ({
            id: incident.id,
            number: incident.number,
            title: incident.title,
            state,
            why,
          })),
      ),
    })),
  }
}

/** Real incidents reported in the year that the reader may see; drills and the example never stand in it. */
async function visibleIn(ctx: Context, actor: Actor, year: number) {
  const rows = (await listIncidents(ctx.db.read, ['real'])).filter(({ incident }) =>
    dayOf(incident.reportedAt).startsWith(String(year)),
  )
  const seen = await Promise.all(
    rows.map(({ incident }) => openIncident(ctx.db.read, actor, incident.id).catch(hidden)),
  )
  return seen.filter((access) => access !== undefined)
}

function hidden(error: unknown): undefined {
  if (error instanceof Problem && error.status === 404) return undefined
  throw error
}
