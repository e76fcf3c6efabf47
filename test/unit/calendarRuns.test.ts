import { expect, test } from 'vitest'
import { runsOf } from '../../web/settings/calendarRuns.ts'

const named = (name: string) => ({ 'zh-CN': name, en: name })

test.each([
  ['days in a row under one name are one holiday', ['2027-01-02', '2027-01-01', '2027-01-03'], {}, ['01 3']],
  ['a day apart begins another', ['2027-01-01', '2027-01-03'], {}, ['01 1', '03 1']],
  [
    'another name begins another, even the day after',
    ['2027-01-01', '2027-01-02'],
    { '2027-01-01': named('元旦'), '2027-01-02': named('春节') },
    ['01 1', '02 1'],
  ],
  ['none', [], {}, []],
])('%s', (_why, days, names, runs) => {
  expect(runsOf(days, names).map(({ first, count }) => `${first.slice(8)} ${count}`)).toEqual(runs)
})

test('goes over the end of a month', () => {
  const [run] = runsOf(['2027-01-31', '2027-02-01'], {})
  expect(run).toMatchObject({ first: '2027-01-31', last: '2027-02-01', count: 2 })
})
