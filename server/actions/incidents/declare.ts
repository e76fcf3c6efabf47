import type { Tx } from '../../../db/database.ts'
import { findWorld, type IncidentRow, insertIncident, type WorldRow } from '../../../db/queries/incidents.ts'
import { insertTasks } from '../../../db/queries/tasks.ts'
import type { Actor, Context } from '../../context.ts'
import type { DeclareRequest } from '../../contract/incidents.ts'
import { conflict, invalid, notFound } from '../../problem.ts'
import { companyClass } from '../../rules/grading.ts'
import { type Plan, planFor } from '../../rules/plan.ts'
import { realWorld } from '../../rules/world.ts'
import { evaluateDuties } from '../duties/evaluate.ts'
import { doAct } from '../duties/fulfil.ts'
import { addFacts, type NewFact } from '../facts/sheet.ts'
import { digestOf, record } from '../record.ts'
import { callFromRoster } from '../seats/call.ts'
import { lawDigest } from '../templates.ts'
import { nextNumber } from './number.ts'
import { startPlan } from './start.ts'

/**
 * Takes in what somebody noticed. Where personal information is or may be involved it is an incident of the gravest
 * class and the top-level plan is active in the same step; nobody can do the one and forget the other (P1).
 * Otherwise it is an event that waits for triage. Answers the new id.
 */
export async function declareIncident(ctx: Context, actor: Actor, request: DeclareRequest): Promise<string> {
  return ctx.db.write(async (tx) => {
    const world = await worldFor(tx, request.worldId ?? realWorld.id)
    const at = ctx.now(world)
    const noticedAt = Date.parse(request.noticedAt)
    if (noticedAt > at) throw invalid([{ pointer: '/noticedAt', code: 'in_the_future' }])
    const plan = involves(request.personalInformation) ? topPlan(ctx) : undefined
    const incident = await newIncident(ctx, tx, actor, world, request, plan)
    const of = { incident, world }
    await insertIncident(tx, incident)
    await record(ctx, tx, actor, {
      name: incident.stage === 'incident' ? 'incident.declared' : 'event.reported',
      incidentId: incident.id,
      world,
      payload: {
        number: incident.number,
        title: incident.title,
        personalInformation: request.personalInformation,
        severity: incident.severity,
        source: request.source,
        noticedAt,
      },
    })
    await addFacts(tx, actor, incident.id, at, firstFacts(ctx, request, noticedAt))
    if (plan) await startPlan(ctx, tx, actor, of, plan)
    else await askForTriage(ctx, tx, actor, of)
    await evaluateDuties(
      ctx,
      tx,
      actor,
      of,
      incident.stage === 'incident' ? 'incident.declared' : 'event.reported',
    )
    if (plan) await doAct(ctx, tx, actor, of, { act: 'act:plan', at, proof: 'plan.activated' })
    return incident.id
  })
}

async function worldFor(tx: Tx, id: string): Promise<WorldRow> {
  const world = await findWorld(tx, id)
  if (!world) throw notFound('world')
  if (world.endedAt !== null) throw conflict('world_ended', 'This drill is over.')
  return world
}

async function newIncident(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  world: WorldRow,
  request: DeclareRequest,
  plan: Plan | undefined,
): Promise<IncidentRow> {
  const at = ctx.now(world)
  const personal = plan !== undefined
  return {
    id: ctx.newId(),
    worldId: world.id,
    number: await nextNumber(tx, world.id, personal, at),
    title: request.title.trim(),
    description: request.description,
    stage: personal ? 'incident' : 'event',
    status: 'open',
    eventKind: personal ? 'personal_information' : (request.eventKind ?? 'other'),
    personalInformation: request.personalInformation,
    severity: plan ? companyClass(request.personalInformation, plan.level) : '',
    ...planColumns(plan),
    packsDigest: lawDigest(ctx),
    restricted: false,
    reportedBy: actor.id,
    reportedAt: at,
    declaredAt: personal ? at : null,
    endedAt: null,
    closedAt: null,
    version: 1,
  }
}

export const involves = (personalInformation: string): boolean =>
  ['yes', 'maybe'].includes(personalInformation)

/** The plan stands ready, or the console would not have started (templates.ts). */
export const topPlan = (ctx: Context): Plan => planFor(ctx.templates.plans, 'personal_information') as Plan

export const planColumns = (plan: Plan | undefined) => ({
  phase: plan?.phases[1]?.key ?? '',
  planId: plan?.id ?? '',
  planDigest: plan ? digestOf(plan) : '',
})

const triageMinutes = 30

/** An event waits for judgement: security and the commander are called, with half an hour to say what it is. */
async function askForTriage(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  of: { incident: IncidentRow; world: WorldRow },
): Promise<void> {
  const at = ctx.now(of.world)
  await insertTasks(tx, [
    {
      id: ctx.newId(),
      incidentId: of.incident.id,
      phase: '',
      key: 'triage',
      title: {
        'zh-CN': '研判：是否涉及个人信息，是否构成安全事件',
        en: 'Judge: is personal information involved, is it an incident',
      },
      seat: 'security',
      userId: null,
      dueAt: at + triageMinutes * 60_000,
      state: 'open',
      result: '',
      doneAt: null,
      createdAt: at,
      version: 1,
    },
  ])
  for (const seat of ['commander', 'security'] as const) await callFromRoster(ctx, tx, actor, of, seat)
}

/** Told by others is "learned", seen by ourselves is "discovered": two instants the law keeps apart. */
const learnedFrom = new Set(['customer', 'third_party', 'public', 'regulator'])

function firstFacts(ctx: Context, request: DeclareRequest, noticedAt: number): NewFact[] {
  const known = ctx.templates.datamap.functions.filter((f) => request.functions.includes(f.key))
  const basis = 'declaration'
  return [
    { key: 'personalInformation', value: request.personalInformation, basis },
    { key: learnedFrom.has(request.source) ? 'learnedAt' : 'discoveredAt', value: noticedAt, basis },
    ...(known.length
      ? [
          { key: 'functions', value: known.map((f) => f.key), basis } as NewFact,
          {
            key: 'categories',
            value: [...new Set(known.flatMap((f) => f.categories))],
            basis: 'data map',
          } as NewFact,
        ]
      : []),
  ]
}
