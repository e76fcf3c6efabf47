import { Temporal } from 'temporal-polyfill'

/** Places whose public holidays follow from their statutes alone, year by year, so that no list has to be bought or kept. */
export const holidayPlaces = ['BR', 'JP'] as const
export type HolidayPlace = (typeof holidayPlaces)[number]

/**
 * Is it a public holiday (YYYY-MM-DD)? Brazil: the national ones (Laws 662/1949, 6.802/1980, 14.759/2023 and Good Friday);
 * those of states and towns and optional days such as carnival are worked, which errs early. Japan: the Act on National
 * Holidays with its substitute and sandwiched days, and the days on which offices of the state are closed, 29 December to
 * 3 January (Act 91 of 1988, Art. 1). Weekends are not asked here.
 */
export const isHoliday = (place: HolidayPlace, day: string): boolean => tests[place](day)

const tests: Record<HolidayPlace, (day: string) => boolean> = {
  BR: (day) => inBrazil(Temporal.PlainDate.from(day)),
  JP: (day) => inJapan(Temporal.PlainDate.from(day)),
}

const brazilian = ['01-01', '04-21', '05-01', '09-07', '10-12', '11-02', '11-15', '12-25']

function inBrazil(date: Temporal.PlainDate): boolean {
  const goodFriday = easter(date.year).subtract({ days: 2 })
  return brazilian.includes(monthDay(date)) || isBlackAwareness(date) || date.equals(goodFriday)
}

/** 20 November is a national holiday since 2024. */
const isBlackAwareness = (date: Temporal.PlainDate) => date.year >= 2024 && monthDay(date) === '11-20'

const japanese = ['01-01', '02-11', '02-23', '04-29', '05-03', '05-04', '05-05', '08-11', '11-03', '11-23']
const closed = ['12-29', '12-30', '12-31', '01-02', '01-03']
/** Happy Monday: [month, which Monday of it]. */
const mondays: readonly [month: number, nth: number][] = [
  [1, 2],
  [7, 3],
  [9, 3],
  [10, 2],
]

const inJapan = (date: Temporal.PlainDate): boolean =>
  closed.includes(monthDay(date)) || isNational(date) || isSubstitute(date) || isSandwiched(date)

const isNational = (date: Temporal.PlainDate): boolean =>
  japanese.includes(monthDay(date)) || isHappyMonday(date) || isEquinox(date)

const isHappyMonday = ({ month, day, dayOfWeek }: Temporal.PlainDate): boolean =>
  dayOfWeek === 1 && mondays.some(([in_, nth]) => in_ === month && nth === Math.ceil(day / 7))

/** As the National Astronomical Observatory computes them for 1980 to 2099; the Cabinet names the days each February. */
function isEquinox({ year, month, day }: Temporal.PlainDate): boolean {
  const since = year - 1980
  const on = (first: number) => Math.floor(first + 0.242194 * since - Math.floor(since / 4))
  return (month === 3 && day === on(20.8431)) || (month === 9 && day === on(23.2488))
}

/** A holiday on a Sunday gives its rest to the next day that is none (Art. 3(2)). */
function isSubstitute(date: Temporal.PlainDate): boolean {
  if (isNational(date)) return false
  let before = date.subtract({ days: 1 })
  while (isNational(before) && before.dayOfWeek !== 7) before = before.subtract({ days: 1 })
  return before.dayOfWeek === 7 && isNational(before)
}

/** A day between two holidays is one itself (Art. 3(3)). */
const isSandwiched = (date: Temporal.PlainDate): boolean =>
  !isNational(date) && isNational(date.subtract({ days: 1 })) && isNational(date.add({ days: 1 }))

const monthDay = (date: Temporal.PlainDate): string => date.toString().slice(5)

/** Easter Sunday of the Gregorian calendar. */
function easter(year: number): Temporal.PlainDate {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const skipped = century - Math.floor(century / 4)
  const moved = Math.floor((8 * century + 13) / 25)
  const epact = (skipped - moved + 19 * golden + 15) % 30
  const late = Math.floor(epact / 28)
  const full = epact - late * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11))
  const weekday = (year + Math.floor(year / 4) + full + 2 - skipped) % 7
  const march = full - weekday
  return Temporal.PlainDate.from({ year, month: 3, day: 1 }).add({ days: march + 27 })
}
