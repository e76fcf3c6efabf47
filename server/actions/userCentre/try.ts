import { askPage } from '../../audience/centre.ts'
import type { Actor, Context } from '../../context.ts'
import type { CentreTried } from '../../contract/userCentre.ts'
import { conflict } from '../../problem.ts'
import { keyOf } from '../../rules/columns.ts'
import { reachesOutside, realWorld } from '../../rules/world.ts'
import { openToChange } from '../access.ts'
import { need } from '../need.ts'
import { centreOf } from './setting.ts'

/** One page for an incident, looked at and forgotten: how many, which columns, taken for what. */
export async function tryForIncident(ctx: Context, actor: Actor, incidentId: string, filter: string) {
  const { world } = await openToChange(ctx.db.read, actor, incidentId, 'import_people')
  if (!reachesOutside(world)) throw conflict('centre_sealed', 'Nothing is fetched for a drill or an example.')
  return tryPage(ctx, incidentId, filter)
}

/** The same for whoever sets it up, under the name of no incident. */
export async function tryForSetting(ctx: Context, actor: Actor, filter: string): Promise<CentreTried> {
  need('change_channels', actor)
  return tryPage(ctx, 'test', filter)
}

async function tryPage(ctx: Context, incidentId: string, filter: string): Promise<CentreTried> {
  const setting = await centreOf(ctx)
  if (!setting) throw conflict('centre_not_set', 'No user centre is set up.')
  const from = ctx.now(realWorld)
  const asked = { incidentId, cursor: '', filter }
  const answer = await askPage(realWorld, setting, asked, new AbortController().signal)
  const tookMs = ctx.now(realWorld) - from
  if ('fault' in answer) return { fault: answer.fault, people: 0, more: false, bytes: 0, tookMs, columns: [] }
  const { people, next } = answer.page
  return {
    fault: null,
    people: people.length,
    more: next !== null,
    bytes: answer.bytes,
    tookMs,
    columns: columnsIn(people),
  }
}

const mostColumns = 100

function columnsIn(people: readonly Record<string, unknown>[]): CentreTried['columns'] {
  const filled = new Map<string, number>()
  for (const person of people)
    for (const [name, value] of Object.entries(person))
      filled.set(name, (filled.get(name) ?? 0) + (value === null || value === '' ? 0 : 1))
  return [...filled]
    .slice(0, mostColumns)
    .map(([name, n]) => ({ name: name.slice(0, 100), takenFor: keyOf(name), filled: n }))
}
