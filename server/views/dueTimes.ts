import type { Sql } from '../../db/database.ts'
import { listOpenIncidents } from '../../db/queries/incidents.ts'
import { listSeats } from '../../db/queries/seats.ts'
import { type Access, openIncident, standingOf } from '../actions/access.ts'
import { clocksOf } from '../actions/duties/clocks.ts'
import type { Actor, Context } from '../context.ts'
import type { DueTime } from '../contract/dueTimes.ts'
import type { DueEvent } from '../documents/ics.ts'
import type { Language } from '../rules/facts.ts'
import { may } from '../rules/permissions.ts'
import { clockView } from './duty.ts'
import { iso } from './values.ts'

const running = ['running', 'soon', 'late']

/** Every clock that runs in what somebody may see, of every world, the nearest end first. */
export async function dueTimesFor(ctx: Context, sql: Sql, actor: Actor): Promise<DueTime[]> {
  const visible = await visibleTo(sql, actor)
  const all = await Promise.all(visible.map((access) => dueTimesOf(ctx, sql, access)))
  return nearestFirst(all.flat())
}

/** The clocks of one incident that run and have an end. */
export async function dueTimesOf(ctx: Context, sql: Sql, access: Access): Promise<DueTime[]> {
  const { incident, world } = access
  const open = (await clocksOf(ctx, sql, access)).filter(
    ({ row, clock }) =>
      row.state === 'open' &&
      row.result !== 'does_not_apply' &&
      clock.dueAt !== null &&
      running.includes(clock.state),
  )
  const times = open.map(({ row, clock }) => ({
    incidentId: incident.id,
    number: incident.number,
    worldKind: world.kind,
    worldNow: iso(ctx.now(world)),
    clock: clockView(row, clock),
  }))
  return nearestFirst(times)
}

/** The law's own terms before the company's targets where both end together. */
const nearestFirst = (times: DueTime[]): DueTime[] =>
  times.sort(
    (a, b) =>
      Date.parse(a.clock.dueAt ?? '') - Date.parse(b.clock.dueAt ?? '') ||
      Number(a.clock.internal) - Number(b.clock.internal) ||
      (a.clock.ruleId < b.clock.ruleId ? -1 : 1),
  )

/** As a calendar wants them: by the machine's clock, which a drill's runs ahead of. */
export function dueEvents(
  ctx: Context,
  times: readonly DueTime[],
  now: number,
  language: Language,
): DueEvent[] {
  return times.map(({ incidentId, number, worldKind, worldNow, clock }) => {
    const { dutyId, ruleId, title, recipient, dueAt } = clock
    const shift = Date.parse(worldNow) - now
    return {
      uid: `${dutyId}@${new URL(ctx.config.publicUrl).hostname}`,
      at: Date.parse(dueAt ?? '') - (worldKind === 'real' ? 0 : shift),
      summary: `${number} ${ruleId} ${title[language] ?? ''} · ${recipient[language] ?? ''}`,
      url: `${ctx.config.publicUrl}/incidents/${incidentId}/duties/${dutyId}`,
      drill: worldKind !== 'real',
    }
  })
}

async function visibleTo(sql: Sql, actor: Actor): Promise<Access[]> {
  const rows = await listOpenIncidents(sql)
  const seats = await listSeats(
    sql,
    rows.map(({ incident }) => incident.id),
  )
  const seen = rows.filter(({ incident }) => {
    const own = seats.filter(({ incidentId }) => incidentId === incident.id)
    return may('see', standingOf(actor, incident, own))
  })
  return Promise.all(seen.map(({ incident }) => openIncident(sql, actor, incident.id)))
}
