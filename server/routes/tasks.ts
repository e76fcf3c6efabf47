import { findTask, listTasks } from '../../db/queries/tasks.ts'
import { namesOf } from '../../db/queries/users.ts'
import { openIncident } from '../actions/access.ts'
import { addTask, changeTask } from '../actions/tasks/change.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { notFound } from '../problem.ts'
import { taskView } from '../views/task.ts'
import type { On } from './on.ts'

export function taskRoutes(on: On): void {
  on(api.listTasks, async ({ ctx, actor, params: { incidentId } }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    const names = await namesOf(ctx.db.read)
    return (await listTasks(ctx.db.read, incidentId)).map((task) =>
      taskView(task, access, names, ctx.now(access.world)),
    )
  })
  on(api.addTask, async ({ ctx, actor, params: { incidentId }, body }) => {
    const id = await addTask(ctx, actor, incidentId, {
      ...body,
      dueAt: body.dueAt ? Date.parse(body.dueAt) : null,
    })
    return oneTask(ctx, actor, incidentId, id)
  })
  on(api.changeTask, async ({ ctx, actor, params: { incidentId, taskId }, body }) => {
    await changeTask(ctx, actor, incidentId, taskId, {
      ...body,
      dueAt: typeof body.dueAt === 'string' ? Date.parse(body.dueAt) : body.dueAt,
    })
    return oneTask(ctx, actor, incidentId, taskId)
  })
}

async function oneTask(ctx: Context, actor: Actor, incidentId: string, taskId: string) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  const task = await findTask(ctx.db.read, incidentId, taskId)
  if (!task) throw notFound('task')
  return taskView(task, access, await namesOf(ctx.db.read), ctx.now(access.world))
}
