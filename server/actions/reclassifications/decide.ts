import type { Tx } from '../../../db/database.ts'
import { deletePhases, type IncidentRow, updateIncident } from '../../../db/queries/incidents.ts'
import {
  listReclassifications,
  type ReclassificationRow,
  updateReclassification,
} from '../../../db/queries/reclassifications.ts'
import { listTasks, updateTask } from '../../../db/queries/tasks.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, notFound, stale } from '../../problem.ts'
import { companyClass } from '../../rules/grading.ts'
import { type Plan, planFor } from '../../rules/plan.ts'
import { type Access, openToChange } from '../access.ts'
import { evaluateDuties } from '../duties/evaluate.ts'
import { doAct } from '../duties/fulfil.ts'
import { addFacts } from '../facts/sheet.ts'
import { planColumns } from '../incidents/declare.ts'
import { startPlan } from '../incidents/start.ts'
import { record } from '../record.ts'
import { refuseContradicted } from './propose.ts'

interface Decision {
  confirm: boolean
  reason: string
  version: number
}

/** Legal confirms or declines; whoever proposed it cannot. Confirmed, the plan of its own kind takes over. */
export async function decideReclassification(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  id: string,
  { confirm, reason, version }: Decision,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const row = (await listReclassifications(tx, incidentId)).find((r) => r.id === id)
    const own = row?.proposedBy === actor.id
    const access = await openToChange(tx, actor, incidentId, 'decide_reclassification', own)
    if (!row) throw notFound('reclassification')
    if (row.state !== 'proposed') throw conflict('already_decided', 'This has been decided.')
    const decided = await updateReclassification(
      tx,
      { id, version },
      {
        state: confirm ? 'confirmed' : 'declined',
        decidedBy: actor.id,
        decidedAt: ctx.now(access.world),
        decisionReason: reason,
      },
    )
    if (!decided) throw stale('reclassification', { version: row.version })
    if (confirm) return reclassify(ctx, tx, actor, access, decided)
    const { world } = access
    const payload = { eventKind: row.eventKind, reason }
    await record(ctx, tx, actor, { name: 'reclassification.declined', incidentId, world, payload })
  })
}

/** The class is no longer forced, duties are asked again; facts, seats, number and every record stay. */
async function reclassify(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: Access,
  row: ReclassificationRow,
): Promise<void> {
  await refuseContradicted(tx, incident.id)
  const at = ctx.now(world)
  const plan = planFor(ctx.templates.plans, row.eventKind) as Plan
  const changed = await updateIncident(tx, incident, {
    personalInformation: 'no',
    eventKind: row.eventKind,
    severity: companyClass('no', plan.level),
    ...planColumns(plan),
  })
  if (!changed) throw stale('incident', { version: incident.version })
  const of = { incident: changed, world }
  const dropped = await dropTasks(tx, incident, row.decisionReason, at)
  await record(ctx, tx, actor, {
    name: 'incident.reclassified',
    incidentId: incident.id,
    world,
    payload: {
      from: row.from,
      eventKind: row.eventKind,
      proposedBy: row.proposedBy,
      grounds: row.reason,
      reason: row.decisionReason,
      severity: changed.severity,
      tasksDropped: dropped,
    },
  })
  const basis = row.reason
  await addFacts(tx, actor, incident.id, at, [{ key: 'personalInformation', value: 'no', basis }])
  await deletePhases(tx, incident.id)
  await startPlan(ctx, tx, actor, of, plan)
  await evaluateDuties(ctx, tx, actor, of, 'incident.reclassified')
  await doAct(ctx, tx, actor, of, { act: 'act:plan', at, proof: 'plan.activated' })
}

/** Tasks of the plan that no longer runs are dropped with the reason; those somebody added stay. */
async function dropTasks(tx: Tx, incident: IncidentRow, result: string, doneAt: number): Promise<number> {
  const open = (await listTasks(tx, incident.id)).filter(
    ({ key, state }) => key !== '' && (state === 'open' || state === 'doing'),
  )
  for (const task of open) await updateTask(tx, task, { state: 'dropped', result, doneAt })
  return open.length
}
