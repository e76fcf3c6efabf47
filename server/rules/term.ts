import {
  addDays,
  addMonths,
  addWorkdays,
  type CalendarYear,
  china,
  type DayAnswer,
  dayOf,
  endOfDay,
  isWorkedIn,
  type Place,
} from './calendar.ts'

export const termUnits = ['minute', 'hour', 'day', 'workday', 'month'] as const

const exactMs: Partial<Record<Term['unit'], number>> = { minute: 60_000, hour: 3_600_000 }

/** Minutes and hours run through nights, holidays and changes of the clocks; the others are counted in days of the law's place, the first not counted unless that law counts it. */
export interface Term {
  length: number
  unit: (typeof termUnits)[number]
}

export const noEnd = { dueAt: null, missingYear: null }

/**
 * When a term that starts at `startAt` (epoch ms) ends. Hours are exact; days and workdays end with the last millisecond of
 * the last day (民法典 201, 203). `missingYear`: the year whose working days are not announced, so that nothing is said.
 */
export function endOf(startAt: number, term: Term, calendar?: readonly CalendarYear[], place: Place = china) {
  const exact = exactMs[term.unit]
  if (exact) return { dueAt: startAt + term.length * exact, missingYear: null }
  const last = lastDay(dayOf(startAt, place.zone), term, calendar, place)
  return last.day === null
    ? { dueAt: null, missingYear: last.missingYear }
    : { dueAt: endOfDay(last.day, place.zone), missingYear: null }
}

function lastDay(
  first: string,
  { length, unit }: Term,
  calendar: readonly CalendarYear[] | undefined,
  place: Place,
): DayAnswer {
  if (unit === 'workday') return addWorkdays(first, length, calendar, place)
  const from = place.firstDay ? addDays(first, -1) : first
  const day = unit === 'month' ? addMonths(from, length) : addDays(from, length)
  return { day: place.carried ? carriedOn(day, place) : day, missingYear: null }
}

/** The next working day, where the last day is a day off. */
function carriedOn(last: string, place: Place): string {
  let day = last
  while (isWorkedIn(place, day) === false) day = addDays(day, 1)
  return day
}
