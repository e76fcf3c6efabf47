import { describe, expect, test } from 'vitest'
import { shippedYear } from '../../server/rules/calendar.ts'
import { readCalendar, writeCalendar } from '../../server/rules/calendarText.ts'

/** A whole year of thirteen days off, New Year's Day among them. */
const whole = [
  '2027-01-01 元旦 休',
  '2027-02-05 至 2027-02-11 春节 休',
  '2027-02-13 班',
  '2027年4月5日 清明节 休',
  '2027/05/01~2027/05/04 劳动节 休',
].join('\n')

describe('a pasted year', () => {
  test('days, runs of days and make-up days are read in any of the ways people write a date', () => {
    const { year, faults } = readCalendar(whole, 2027)
    expect(faults).toEqual([])
    expect(year.holidays).toHaveLength(13)
    expect(year.holidays).toContain('2027-02-11')
    expect(year.workdays).toEqual(['2027-02-13'])
  })

  test('what is written out reads back the same, for every year that is shipped', () => {
    const shipped = shippedYear(2026)
    expect(shipped).not.toBeNull()
    const { year, faults } = readCalendar(writeCalendar(shipped!), 2026)
    expect(faults).toEqual([])
    expect(year).toEqual({ year: 2026, holidays: shipped!.holidays, workdays: shipped!.workdays })
  })

  test.each([
    ['2027-02-13', 6, 'not_a_line', 'neither off nor worked'],
    ['2027-02-14 班 休', 6, 'not_a_line', 'both at once'],
    ['2027-02-30 休', 6, 'not_a_day', 'no such day'],
    ['2027-03-05 ~ 2027-03-01 休', 6, 'not_a_day', 'a run that ends before it begins'],
    ['2026-12-31 休', 6, 'other_year', 'a day of another year'],
    ['2027-01-01 休', 1, 'twice', 'a day that stands already; the first line is named'],
    ['2027-02-15 班', 6, 'not_weekend', 'a Monday is worked anyway'],
  ])('%s: line %i is %s, %s', (line, at, code, _why) => {
    expect(readCalendar(`${whole}\n${line}`, 2027).faults).toEqual([{ line: at, code }])
  })

  test('the name of a holiday is no word for what the day is', () => {
    const { year, faults } = readCalendar("2027-05-01 International Workers' Day off", 2027)
    expect(faults.map(({ code }) => code)).not.toContain('not_a_line')
    expect(year).toMatchObject({ holidays: ['2027-05-01'], workdays: [] })
  })

  test('half a year is no year', () => {
    expect(readCalendar('2027-05-01 休', 2027).faults.map(({ code }) => code)).toEqual([
      'no_new_year',
      'too_few',
    ])
  })
})
