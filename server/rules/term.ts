import { addDays, addWorkdays, type CalendarYear, dayOf, endOfDay } from './calendar.ts'

/** Hours run through nights and holidays; days and workdays are counted in Asia/Shanghai, the first day not counted. */
export interface Term {
  length: number
  unit: 'hour' | 'day' | 'workday'
}

export const noEnd = { dueAt: null, missingYear: null }

/**
 * When a term that starts at `startAt` (epoch ms) ends. Hours are exact; days and workdays end with the last millisecond of
 * the last day (民法典 201, 203). `missingYear`: the year whose working days are not announced, so that nothing is said.
 */
export function endOf(startAt: number, term: Term, calendar?: readonly CalendarYear[]) {
  if (term.unit === 'hour') return { dueAt: startAt + term.length * 3_600_000, missingYear: null }
  const first = dayOf(startAt)
  if (term.unit === 'day') return { dueAt: endOfDay(addDays(first, term.length)), missingYear: null }
  const last = addWorkdays(first, term.length, calendar)
  return last.day === null
    ? { dueAt: null, missingYear: last.missingYear }
    : { dueAt: endOfDay(last.day), missingYear: null }
}
