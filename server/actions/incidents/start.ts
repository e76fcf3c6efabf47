import type { Tx } from '../../../db/database.ts'
import { type IncidentRow, insertPhases, type WorldRow } from '../../../db/queries/incidents.ts'
import { insertTasks } from '../../../db/queries/tasks.ts'
import type { Actor, Context } from '../../context.ts'
import { layOut, type Plan } from '../../rules/plan.ts'
import { record } from '../record.ts'
import { callFromRoster } from '../seats/call.ts'

/**
 * Activates a plan: phases and tasks laid out, seats filled from the roster and told. One act with what starts it,
 * so the first phase (finding it) is over and the second has begun.
 */
export async function startPlan(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: { incident: IncidentRow; world: WorldRow },
  plan: Plan,
): Promise<void> {
  const at = ctx.now(world)
  const laid = layOut(plan, at)
  await insertPhases(
    tx,
    laid.phases.map((phase) => ({
      incidentId: incident.id,
      ...phase,
      enteredAt: phase.position < 2 ? at : null,
      leftAt: phase.position === 0 ? at : null,
    })),
  )
  await insertTasks(
    tx,
    laid.tasks.map(({ key, title, phase, seat, dueAt }) => ({
      id: ctx.newId(),
      incidentId: incident.id,
      phase,
      key,
      title,
      seat,
      userId: null,
      dueAt,
      state: 'open',
      result: '',
      doneAt: null,
      createdAt: at,
      version: 1,
    })),
  )
  await record(ctx, tx, actor, {
    name: 'plan.activated',
    incidentId: incident.id,
    world,
    payload: {
      plan: plan.id,
      name: plan.title,
      version: plan.version,
      level: incident.severity,
      tasks: laid.tasks.length,
    },
  })
  for (const seat of plan.seats) await callFromRoster(ctx, tx, actor, { incident, world }, seat)
}
