import type { Sql } from '../../../db/database.ts'
import { updateWorld } from '../../../db/queries/drills.ts'
import { findWorld, insertWorld, type WorldRow } from '../../../db/queries/incidents.ts'
import { findUser } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid, notAllowed, notFound } from '../../problem.ts'
import { type InstallationStep, may } from '../../rules/permissions.ts'
import { realWorld } from '../../rules/world.ts'
import { declareIncident } from '../incidents/declare.ts'
import { need } from '../need.ts'
import { record } from '../record.ts'

/** Starts a drill: a world of its own, and in it the event as the scenario's first caller tells it. */
export async function startDrill(
  ctx: Context,
  actor: Actor,
  { title, scenario: key }: { title: string; scenario: string },
): Promise<{ id: string; incidentId: string }> {
  need('start_drill', actor)
  const scenario = ctx.templates.drills.flatMap((list) => list.scenarios).find((s) => s.key === key)
  if (!scenario) throw notFound('scenario')
  const id = ctx.newId()
  const world: WorldRow = {
    id,
    kind: 'drill',
    title: title.trim(),
    shiftMs: 0,
    startedAt: ctx.now(realWorld),
    startedBy: actor.id,
    endedAt: null,
    outcome: '',
  }
  const language = (await findUser(ctx.db.read, actor.id))?.language ?? 'zh-CN'
  await ctx.db.write(async (tx) => {
    await insertWorld(tx, world)
    await record(ctx, tx, actor, {
      name: 'drill.started',
      world,
      payload: { title: world.title, scenario: key },
    })
  })
  const incidentId = await declareIncident(ctx, actor, {
    title: scenario.title[language],
    description: scenario.report[language],
    noticedAt: new Date(ctx.now(world)).toISOString(),
    source: 'other',
    functions: scenario.functions,
    personalInformation: scenario.personalInformation,
    worldId: id,
  })
  return { id, incidentId }
}

/** Opens the world of the worked example, sealed like a drill; its time begins at `beginsAt` (epoch ms), in the past. */
export async function openExample(ctx: Context, actor: Actor, beginsAt: number): Promise<string> {
  need('start_drill', actor)
  const id = ctx.newId()
  const now = ctx.now(realWorld)
  if (beginsAt > now) throw invalid([{ pointer: '/beginsAt', code: 'in_the_future' }])
  const world: WorldRow = {
    id,
    kind: 'example',
    title: '',
    shiftMs: beginsAt - now,
    startedAt: now,
    startedBy: actor.id,
    endedAt: null,
    outcome: '',
  }
  await ctx.db.write(async (tx) => {
    await insertWorld(tx, world)
    await record(ctx, tx, actor, { name: 'example.opened', world })
  })
  return id
}

/** Turns a drill's clock forward, so that a night or thirty days pass in a minute. */
export async function turnDrillClock(
  ctx: Context,
  actor: Actor,
  drillId: string,
  minutes: number,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const world = await runningDrill(tx, actor, drillId, 'end_drill')
    await updateWorld(tx, drillId, { shiftMs: world.shiftMs + minutes * 60_000 })
    await record(ctx, tx, actor, { name: 'drill.clock_turned', world, payload: { minutes } })
  })
}

/** Ends a drill; its incidents take no more changes, its log says what it showed. */
export async function endDrill(ctx: Context, actor: Actor, drillId: string, outcome: string): Promise<void> {
  await ctx.db.write(async (tx) => {
    const world = await runningDrill(tx, actor, drillId, 'end_drill')
    await updateWorld(tx, drillId, { endedAt: ctx.now(realWorld), outcome })
    await record(ctx, tx, actor, { name: 'drill.ended', world, payload: { outcome } })
  })
}

async function runningDrill(
  sql: Sql,
  actor: Actor,
  drillId: string,
  step: InstallationStep,
): Promise<WorldRow> {
  const world = await findWorld(sql, drillId)
  if (!world || world.kind === 'real') throw notFound('drill')
  if (!may(step, { ...actor, own: world.startedBy === actor.id })) throw notAllowed(step)
  if (world.endedAt !== null) throw conflict('world_ended', 'This drill is over.')
  return world
}
