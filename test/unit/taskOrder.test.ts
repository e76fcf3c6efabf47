import { expect, test } from 'vitest'
import type { TaskView } from '../../server/contract/tasks.ts'
import { inTaskOrder, isMine } from '../../web/incident/taskOrder.ts'

const me = { userId: 'u1', seats: ['legal'] as const }
const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24) + minutes * 60_000).toISOString()

const task = (id: string, change: Partial<TaskView>): TaskView => ({
  id,
  phase: 'detect',
  title: {},
  seat: 'security',
  person: null,
  dueAt: at(60),
  state: 'open',
  result: '',
  doneAt: null,
  late: false,
  can: [],
  version: 1,
  ...change,
})

test('late first, then what is due, mine before the others; done last, newest first', () => {
  const tasks = [
    task('done early', { state: 'done', doneAt: at(5) }),
    task('done late', { state: 'done', doneAt: at(9) }),
    task('mine, no due time', { seat: 'legal', dueAt: null }),
    task('others, soon', { dueAt: at(20) }),
    task('mine, later', { seat: 'legal', dueAt: at(90) }),
    task('late', { late: true, dueAt: at(10) }),
  ]
  expect(inTaskOrder(tasks, me).map(({ id }) => id)).toEqual([
    'late',
    'mine, later',
    'others, soon',
    'mine, no due time',
    'done late',
    'done early',
  ])
})

test.each([
  [{ seat: 'legal', person: null }, true, 'it waits for my seat'],
  [{ seat: 'legal', person: { id: 'u2', name: '' } }, false, 'somebody else has taken it'],
  [{ seat: 'security', person: { id: 'u1', name: '' } }, true, 'I took it for another seat'],
  [{ seat: null, person: null }, false, 'it waits for nobody in particular'],
] as const)('mine? %o %s', (change, mine, _why) => expect(isMine(task('t', change), me)).toBe(mine))
