import { expect, test } from 'vitest'
import type { ClockView } from '../../server/contract/incidents.ts'
import { inOrder, mostUrgent } from '../../server/rules/clockOrder.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 24) + minutes * 60_000).toISOString()

const clock = (ruleId: string, change: Partial<ClockView>): ClockView => ({
  dutyId: ruleId,
  ruleId,
  title: {},
  recipient: {},
  state: 'running',
  anchor: 'discoveredAt',
  startAt: at(0),
  dueAt: at(240),
  stoppedAt: null,
  late: false,
  internal: false,
  needsCounsel: false,
  mark: 'V2',
  law: {},
  article: {},
  ...change,
})

const clocks = [
  clock('POL-02', { internal: true, mark: 'promise', state: 'late', dueAt: at(30) }),
  clock('CN-13', { state: 'idle', dueAt: null }),
  clock('CN-14', { state: 'unknown', dueAt: null }),
  clock('CN-02', { state: 'stopped' }),
  clock('CN-01', { internal: true, state: 'late', dueAt: at(120) }),
  clock('CN-04', { internal: true, state: 'running', dueAt: at(330) }),
  clock('CN-03', { internal: true, state: 'soon', dueAt: at(240) }),
  clock('CN-06', { state: 'soon', dueAt: at(240) }),
]

test('a term in law leads; own targets that have passed do not push it away', () => {
  expect(inOrder(clocks).map(({ ruleId }) => ruleId)).toEqual([
    'CN-06',
    'CN-03',
    'CN-04',
    'POL-02',
    'CN-01',
    'CN-14',
    'CN-13',
    'CN-02',
  ])
})

test.each([
  ['SG-01', 4 * 24 * 60, 'CN-04', 'a term of days waits behind a target of minutes'],
  ['CN-11', 24 * 60, 'CN-04', 'so does one of a day, while nothing presses'],
  ['CN-07', 60, 'CN-07', 'a term of hours leads'],
])('%s of %i min: %s heads the page, since %s', (ruleId, minutes, expected) => {
  const term = clock(ruleId, { dueAt: at(minutes) })
  const atOnce = clock('CN-04', { internal: true, dueAt: at(30) })
  expect(mostUrgent([atOnce, term])?.ruleId).toBe(expected)
})

test('what is settled stands before a question that ends sooner, unless the question is a term of hours', () => {
  const settled = clock('CN-04', { internal: true, dueAt: at(330) })
  const asked = clock('CN-25', { internal: true, dueAt: at(60), needsCounsel: true })
  const first = clock('CN-06', { dueAt: at(240), needsCounsel: true })
  expect(inOrder([asked, settled, first]).map(({ ruleId }) => ruleId)).toEqual(['CN-06', 'CN-04', 'CN-25'])
})

test('a term in law that has passed leads all the same', () => {
  const late = clock('CN-07', { state: 'late', dueAt: at(60) })
  expect(mostUrgent([...clocks, late])?.ruleId).toBe('CN-07')
})

test('where nothing runs there is no urgent clock', () => {
  expect(mostUrgent(clocks.filter(({ state }) => state === 'idle' || state === 'stopped'))).toBeUndefined()
})
