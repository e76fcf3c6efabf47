import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instant, person, seatKey, typed, version, wording, words } from './values.ts'

export const task = z.object({
  id,
  phase: z.string(),
  title: wording,
  seat: seatKey.nullable(),
  person: person.nullable(),
  dueAt: instant.nullable(),
  state: z.enum(['open', 'doing', 'done', 'dropped']),
  result: z.string(),
  doneAt: instant.nullable(),
  late: z.boolean(),
  can: z.array(z.string()),
  version,
})
export type TaskView = z.infer<typeof task>

const of = '/api/incidents/:incidentId' as const

export const taskApi = {
  listTasks: endpoint('get', `${of}/tasks`, { summary: 'Tasks of the plan', answer: z.array(task) }),
  addTask: endpoint('post', `${of}/tasks`, {
    summary: 'Add a task',
    body: z.object({ title: words(300), seat: seatKey.nullable(), dueAt: instant.nullable() }),
    answer: task,
    status: 201,
  }),
  changeTask: endpoint('patch', `${of}/tasks/:taskId`, {
    summary: 'Take, finish, drop (with a reason) or hand over a task',
    body: z.object({
      state: z.enum(['open', 'doing', 'done', 'dropped']).optional(),
      result: typed(2_000).optional(),
      userId: id.nullable().optional(),
      dueAt: instant.nullable().optional(),
      version,
    }),
    answer: task,
  }),
}
