import type { Sql } from '../../../db/database.ts'
import { type DutyRow, listDuties } from '../../../db/queries/duties.ts'
import type { IncidentRow, WorldRow } from '../../../db/queries/incidents.ts'
import type { Context } from '../../context.ts'
import { type Anchors, type Clock, clockOf } from '../../rules/clock.ts'
import { calendarOf } from '../calendar/years.ts'
import { sheetOf } from '../facts/sheet.ts'
import { anchorsFor } from './anchors.ts'
import { ruleOf } from './evaluate.ts'
import { actsOf } from './fulfil.ts'
import { profileOf } from './judge.ts'

/** Every duty of an incident with its clock now: the one function the page, the gates and the poller share. */
export async function clocksOf(
  ctx: Context,
  sql: Sql,
  { incident, world }: { incident: IncidentRow; world: WorldRow },
): Promise<{ row: DutyRow; clock: Clock; anchors: Anchors }[]> {
  const anchors = await anchorsFor(sql, incident, await sheetOf(sql, incident.id))
  const { targets = {} } = await profileOf(sql)
  const calendar = await calendarOf(ctx, sql)
  const now = ctx.now(world)
  return (await listDuties(sql, incident.id)).map((row) => ({
    row,
    anchors,
    clock: clockOf(ruleOf(row), anchors, { ...actsOf(row), targets, calendar }, now),
  }))
}
