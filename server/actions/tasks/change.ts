import type { TaskRow } from '../../../db/queries/incidents.ts'
import { findTask, insertTasks, updateTask } from '../../../db/queries/tasks.ts'
import { findUser } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import { invalid, notFound, stale } from '../../problem.ts'
import type { SeatKey } from '../../rules/seats.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'

/** Adds a task beyond those of the plan. Answers its id. */
export async function addTask(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { title, seat, dueAt }: { title: string; seat: SeatKey | null; dueAt: number | null },
): Promise<string> {
  return ctx.db.write(async (tx) => {
    const { incident, world } = await openToChange(tx, actor, incidentId, 'add_task')
    const id = ctx.newId()
    await insertTasks(tx, [
      {
        id,
        incidentId,
        phase: incident.phase,
        key: '',
        title: { 'zh-CN': title, en: title },
        seat,
        userId: null,
        dueAt,
        state: 'open',
        result: '',
        doneAt: null,
        createdAt: ctx.now(world),
        version: 1,
      },
    ])
    await record(ctx, tx, actor, { name: 'task.added', incidentId, world, payload: { title, seat, dueAt } })
    return id
  })
}

export interface TaskChange {
  state?: TaskRow['state'] | undefined
  result?: string | undefined
  userId?: string | null | undefined
  dueAt?: number | null | undefined
  version: number
}

/** Takes, finishes, drops (with a reason) or hands over a task. */
export async function changeTask(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  taskId: string,
  { version, ...change }: TaskChange,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'change_task')
    const task = await findTask(tx, incidentId, taskId)
    if (!task) throw notFound('task')
    if (change.userId && !(await findUser(tx, change.userId)))
      throw invalid([{ pointer: '/userId', code: 'no_such_person' }])
    if (change.state === 'dropped' && !change.result?.trim())
      throw invalid([{ pointer: '/result', code: 'reason_needed' }])
    const to = { ...task, ...defined(change), ...finished(ctx.now(world), task, change) }
    const row = await updateTask(tx, { id: taskId, version }, to)
    if (!row) throw stale('task', { version: task.version, state: task.state, result: task.result })
    await record(ctx, tx, actor, {
      name: `task.${change.state && change.state !== task.state ? change.state : 'changed'}`,
      incidentId,
      world,
      payload: { title: task.title, from: task.state, to: row.state, result: row.result, person: row.userId },
    })
  })
}

const defined = (change: Omit<TaskChange, 'version'>) =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as Partial<TaskRow>

function finished(now: number, task: TaskRow, { state }: Omit<TaskChange, 'version'>): Partial<TaskRow> {
  if (!state || state === task.state) return {}
  return { doneAt: state === 'done' || state === 'dropped' ? now : null }
}
