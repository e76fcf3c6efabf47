import type { TaskRow } from '../../db/queries/incidents.ts'
import type { Access } from '../actions/access.ts'
import type { TaskView } from '../contract/tasks.ts'
import { isoOrNull, type Names, personOf } from './values.ts'

export function taskView(task: TaskRow, access: Access, names: Names, now: number): TaskView {
  const open = task.state === 'open' || task.state === 'doing'
  return {
    id: task.id,
    phase: task.phase,
    title: task.title,
    seat: task.seat,
    person: task.userId === null ? null : personOf(names, task.userId),
    dueAt: isoOrNull(task.dueAt),
    state: task.state,
    result: task.result,
    doneAt: isoOrNull(task.doneAt),
    late: open && task.dueAt !== null && task.dueAt < now,
    can: access.incident.status !== 'closed' && access.may('change_task') ? ['change_task'] : [],
    version: task.version,
  }
}
