import type { Sql } from '../../db/database.ts'
import { actsIn, incidentsIn, listDrills } from '../../db/queries/drills.ts'
import type { WorldRow } from '../../db/queries/incidents.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Actor, Context } from '../context.ts'
import type { DrillView } from '../contract/drills.ts'
import { countsAsDrill, timesReached } from '../rules/drill.ts'
import { may } from '../rules/permissions.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

export async function drillViews(ctx: Context, sql: Sql, actor: Actor): Promise<DrillView[]> {
  const names = await namesOf(sql)
  return Promise.all((await listDrills(sql)).map((world) => drillView(ctx, sql, actor, world, names)))
}

export async function drillView(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  world: WorldRow,
  names: Names,
): Promise<DrillView> {
  const acts = await actsIn(sql, world.id)
  const times = timesReached(acts)
  const reached = Object.entries(times).map(([milestone, at]) => [milestone, iso(at)])
  const people = [...new Set(acts.map((act) => act.actor))].filter((id) => names.has(id))
  const own = world.startedBy === actor.id
  return {
    id: world.id,
    title: world.title,
    startedAt: iso(world.startedAt),
    startedBy: personOf(names, world.startedBy),
    now: iso(ctx.now(world)),
    endedAt: isoOrNull(world.endedAt),
    outcome: world.outcome,
    incidents: await incidentsIn(sql, world.id),
    tookPart: people.map((id) => personOf(names, id)),
    reached: Object.fromEntries(reached),
    counts: countsAsDrill(times),
    can: world.endedAt === null && may('end_drill', { ...actor, own }) ? ['end_drill'] : [],
  }
}
