import { expect, test } from 'vitest'
import { addDays } from '../../server/rules/calendar.ts'
import { type HolidayPlace, isHoliday } from '../../server/rules/holidays.ts'

/** Every holiday of a year, as the rule finds them. */
function holidaysOf(place: HolidayPlace, year: number): string[] {
  const found: string[] = []
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
    if (isHoliday(place, day)) found.push(day.slice(5))
  return found
}

const closed = ['12-29', '12-30', '12-31']

// The Cabinet Office's lists of national holidays, and the days on which offices are closed.
test.each([
  [
    2025,
    '01-01 01-02 01-03 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 09-23 10-13 11-03 11-23 11-24',
  ],
  [
    2026,
    '01-01 01-02 01-03 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 09-23 10-12 11-03 11-23',
  ],
  [
    2027,
    '01-01 01-02 01-03 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 10-11 11-03 11-23',
  ],
])('Japan %d, substitute and sandwiched days too', (year, days) => {
  expect(holidaysOf('JP', year)).toEqual([...days.split(' '), ...closed])
})

// Brazil: the national holidays of each year; Good Friday moves with Easter, 20 November is one since 2024.
test.each([
  [2023, '01-01 04-07 04-21 05-01 09-07 10-12 11-02 11-15 12-25'],
  [2026, '01-01 04-03 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25'],
  [2027, '01-01 03-26 04-21 05-01 09-07 10-12 11-02 11-15 11-20 12-25'],
  [2038, '01-01 04-21 04-23 05-01 09-07 10-12 11-02 11-15 11-20 12-25'],
])('Brazil %d', (year, days) => {
  expect(holidaysOf('BR', year)).toEqual(days.split(' '))
})
