import type { Sql } from '../../../db/database.ts'
import { type DutyRow, listDuties } from '../../../db/queries/duties.ts'
import type { IncidentRow, WorldRow } from '../../../db/queries/incidents.ts'
import type { Context } from '../../context.ts'
import { type Anchors, type Clock, clockOf } from '../../rules/clock.ts'
import type { FactSheet } from '../../rules/facts.ts'
import { type Held, heldDuties, rested } from '../bans/held.ts'
import { calendarOf } from '../calendar/years.ts'
import { sheetOf } from '../facts/sheet.ts'
import { anchorsByRule } from './anchors.ts'
import { ruleOf } from './evaluate.ts'
import { actsOf } from './fulfil.ts'
import { profileOf } from './judge.ts'

interface Of {
  incident: IncidentRow
  world: WorldRow
}

export interface Judged {
  row: DutyRow
  clock: Clock
  anchors: Anchors
  /** An authority forbids telling for now. */
  held: Held
}

/** Every duty of an incident with its clock now: the one function the page, the gates and the poller share. */
export const clocksOf = async (ctx: Context, sql: Sql, of: Of): Promise<Judged[]> =>
  clocksFrom(ctx, sql, of, await sheetOf(sql, of.incident.id))

/** The same, as if the facts were those of `sheet`. */
export async function clocksFrom(
  ctx: Context,
  sql: Sql,
  { incident, world }: Of,
  sheet: FactSheet,
): Promise<Judged[]> {
  const anchorsOf = await anchorsByRule(sql, incident, sheet)
  const { targets = {} } = await profileOf(sql)
  const calendar = await calendarOf(ctx, sql)
  const now = ctx.now(world)
  const heldOf = await heldDuties(ctx, sql, incident)
  return (await listDuties(sql, incident.id)).map((row) => {
    const anchors = anchorsOf(row.ruleId)
    const clock = clockOf(ruleOf(row), anchors, { ...actsOf(row), targets, calendar }, now)
    const held = heldOf(row)
    return { row, anchors, held, clock: held === 'law' ? rested(clock) : clock }
  })
}
