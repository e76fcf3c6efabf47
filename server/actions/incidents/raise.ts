import type { Tx } from '../../../db/database.ts'
import { deletePhases, type IncidentRow, updateIncident } from '../../../db/queries/incidents.ts'
import { listTasks, updateTask } from '../../../db/queries/tasks.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, stale } from '../../problem.ts'
import { companyClass } from '../../rules/grading.ts'
import { type EventKind, planFor } from '../../rules/plan.ts'
import { type Access, openToChange } from '../access.ts'
import { evaluateDuties } from '../duties/evaluate.ts'
import { doAct } from '../duties/fulfil.ts'
import { addFacts } from '../facts/sheet.ts'
import { record } from '../record.ts'
import { involves, planColumns, topPlan } from './declare.ts'
import { raisedNumber } from './number.ts'
import { startPlan } from './start.ts'

/**
 * Personal information turns out to be involved, or may be: the top-level plan starts, nothing is lost (P3). Facts,
 * tasks done, seats and the record stay; the earliest discovered and learned instants stay too, so a clock may open
 * already late, and says so.
 */
export async function raiseIncident(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { personalInformation, reason }: { personalInformation: 'yes' | 'maybe'; reason: string },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'raise')
    const { incident, world } = access
    if (involves(incident.personalInformation) && incident.personalInformation === personalInformation)
      throw conflict('already_raised', 'The top-level plan is active already.')
    const at = ctx.now(world)
    const plan = topPlan(ctx)
    const fresh = !involves(incident.personalInformation)
    const raised = await change(tx, incident, {
      personalInformation,
      eventKind: 'personal_information',
      stage: 'incident',
      number: raisedNumber(incident.number),
      severity: companyClass(personalInformation, plan.level),
      declaredAt: incident.declaredAt ?? at,
      ...(fresh ? planColumns(plan) : {}),
    })
    await record(ctx, tx, actor, {
      name: 'incident.raised',
      incidentId,
      world,
      payload: { from: incident.personalInformation, to: personalInformation, reason, number: raised.number },
    })
    await addFacts(tx, actor, incidentId, at, [
      { key: 'personalInformation', value: personalInformation, basis: reason },
    ])
    await settleTriage(ctx, tx, access, reason)
    const of = { incident: raised, world }
    if (fresh) {
      await deletePhases(tx, incidentId)
      await startPlan(ctx, tx, actor, of, plan)
    }
    await evaluateDuties(ctx, tx, actor, of, 'incident.raised')
    await doAct(ctx, tx, actor, of, { act: 'act:plan', at, proof: 'plan.activated' })
  })
}

/** An event is judged: an incident without personal information under its own plan, or no incident at all. */
export async function triageIncident(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  {
    outcome,
    eventKind,
    reason,
  }: {
    outcome: 'incident' | 'no_incident'
    eventKind: Exclude<EventKind, 'personal_information'>
    reason: string
  },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'triage')
    const { incident, world } = access
    if (incident.stage !== 'event') throw conflict('already_judged', 'This event has been judged.')
    const at = ctx.now(world)
    const plan = outcome === 'incident' ? planFor(ctx.templates.plans, eventKind) : undefined
    const judged = await change(tx, incident, {
      personalInformation: 'no',
      eventKind,
      ...(plan
        ? { stage: 'incident', severity: plan.level, declaredAt: at, ...planColumns(plan) }
        : { status: 'closed', closedAt: at }),
    })
    await record(ctx, tx, actor, {
      name: 'event.judged',
      incidentId,
      world,
      payload: { outcome, eventKind, reason },
    })
    await addFacts(tx, actor, incidentId, at, [{ key: 'personalInformation', value: 'no', basis: reason }])
    await settleTriage(ctx, tx, access, reason)
    const of = { incident: judged, world }
    if (plan) await startPlan(ctx, tx, actor, of, plan)
    await evaluateDuties(ctx, tx, actor, of, 'event.judged')
    if (plan) await doAct(ctx, tx, actor, of, { act: 'act:plan', at, proof: 'plan.activated' })
  })
}

async function change(tx: Tx, incident: IncidentRow, to: Partial<IncidentRow>): Promise<IncidentRow> {
  const row = await updateIncident(tx, incident, to)
  if (!row) throw stale('incident', {})
  return row
}

async function settleTriage(
  ctx: Context,
  tx: Tx,
  { incident, world }: Access,
  result: string,
): Promise<void> {
  const task = (await listTasks(tx, incident.id)).find((t) => t.key === 'triage' && t.state !== 'done')
  if (task) await updateTask(tx, task, { state: 'done', result, doneAt: ctx.now(world) })
}
