import { listPhases, updateIncident, updatePhase } from '../../../db/queries/incidents.ts'
import { listTasks, updateTask } from '../../../db/queries/tasks.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, notFound, stale } from '../../problem.ts'
import { dueOnEntry, gateState } from '../../rules/plan.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { planOf } from '../templates.ts'
import { progressOf } from './progress.ts'

/** Leaves the current phase for a later one; refused while its gate is shut, naming what keeps it so. */
export async function movePhase(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { to, version }: { to: string; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'move_phase')
    const { incident, world } = access
    const plan = await planOf(ctx, tx, incident.planDigest)
    const phases = await listPhases(tx, incidentId)
    const from = plan.phases.find((phase) => phase.key === incident.phase)
    const next = phases.find((phase) => phase.key === to)
    if (!from || !next) throw notFound('phase')
    const shut = gateState(from, await progressOf(ctx, tx, access)).filter((check) => !check.met)
    if (shut.length) throw conflict('gate_shut', 'The gate of this phase is shut.', { gate: shut })
    const at = ctx.now(world)
    if (!(await updateIncident(tx, { id: incidentId, version }, { phase: to })))
      throw stale('incident', { version: incident.version, phase: incident.phase })
    await updatePhase(tx, incidentId, from.key, { leftAt: at })
    await updatePhase(tx, incidentId, to, { enteredAt: at })
    const due = dueOnEntry(plan, to, at)
    for (const task of await listTasks(tx, incidentId))
      if (task.phase === to && due.has(task.key))
        await updateTask(tx, task, { dueAt: due.get(task.key) as number })
    await record(ctx, tx, actor, {
      name: 'phase.moved',
      incidentId,
      world,
      payload: { from: from.name, to: next.name },
    })
  })
}
