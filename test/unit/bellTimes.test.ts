import { expect, test } from 'vitest'
import { bellsAt } from '../../web/shell/bellTimes.ts'
import type { TabTime } from '../../web/shell/tabClock.ts'

const start = Date.UTC(2026, 10, 24)
const second = 1000
const tenMinutes = 600_000
const iso = (ms: number) => new Date(start + ms).toISOString()

const timeIn = (
  leftMs: number,
  clock: Partial<TabTime['clock']> = {},
  rest: Partial<TabTime> = {},
): TabTime => ({
  incidentId: 'i',
  number: 'PI-2026-014',
  worldKind: 'real',
  shiftMs: 0,
  clock: {
    dutyId: 'd',
    ruleId: 'CN-04',
    state: 'running',
    startAt: iso(-4 * 3_600_000),
    dueAt: iso(leftMs),
    internal: false,
    needsCounsel: false,
    mark: 'V2',
    ...clock,
  },
  ...rest,
})
const fresh = { on: true, heard: [] }

test.each<[string, TabTime, number]>([
  ['a second before the last ten minutes', timeIn(tenMinutes + second), 0],
  ['as they begin', timeIn(tenMinutes), 1],
  ['late in them, where the page was closed before', timeIn(second), 1],
  ['at the end there is nothing left to do in time', timeIn(0), 0],
  ['over', timeIn(-second), 0],
  ["the company's own target counts too", timeIn(tenMinutes, { internal: true }), 1],
  ['a term in law may be owed: it sounds', timeIn(tenMinutes, { needsCounsel: true }), 1],
  ['a question without a number in law', timeIn(tenMinutes, { needsCounsel: true, internal: true }), 0],
  [
    'a drill, in its own time',
    timeIn(tenMinutes * 7, {}, { worldKind: 'drill', shiftMs: tenMinutes * 6 }),
    1,
  ],
  ['the example is played, nobody is called by it', timeIn(tenMinutes, {}, { worldKind: 'example' }), 0],
  ['an end that is not known', timeIn(0, { dueAt: null }), 0],
])('%s', (_why, time, sounds) => {
  expect(bellsAt([time], start, fresh)).toHaveLength(sounds)
})

test('sounds once for each clock, and anew where its end has moved', () => {
  const times = [timeIn(tenMinutes), timeIn(tenMinutes, { dutyId: 'e' })]
  const heard = bellsAt(times, start, fresh)
  expect(heard).toHaveLength(2)
  expect(bellsAt(times, start + second, { on: true, heard })).toEqual([])
  expect(bellsAt([timeIn(tenMinutes - second)], start, { on: true, heard })).toHaveLength(1)
})

test('is silent when turned off, and remembers nothing as heard', () => {
  expect(bellsAt([timeIn(tenMinutes)], start, { on: false, heard: [] })).toEqual([])
})
