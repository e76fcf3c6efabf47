import { type CalendarYear, dayAfter, isWeekend, yearOf } from './calendar.ts'

export interface LineFault {
  /** From 1; 0 where the year as a whole is at fault. */
  line: number
  code: CalendarFault
}

export type CalendarFault =
  | 'not_a_line'
  | 'not_a_day'
  | 'other_year'
  | 'twice'
  | 'not_weekend'
  | 'no_new_year'
  | 'too_few'

/** The arrangement of a year as people paste it, a day or a run of days a line: `2027-01-01 元旦 休`, `2027-02-14 班`. */
export function readCalendar(text: string, year: number): { year: CalendarYear; faults: LineFault[] } {
  const lines = text.split(/\r?\n/).map(readLine)
  const days = lines.flatMap((read, at) => (read && 'days' in read ? [{ ...read, line: at + 1 }] : []))
  const unread = lines.flatMap((read, at) =>
    read && 'code' in read ? [{ line: at + 1, code: read.code }] : [],
  )
  const of = (work: boolean) => days.flatMap((one) => (one.work === work ? one.days : [])).sort()
  const found = { year, holidays: of(false), workdays: of(true) }
  const lineOf = (day: string | null) => days.find((one) => one.days.includes(day ?? ''))?.line ?? 0
  const wrong = faultsInYear(found).map(({ code, day }) => ({ line: lineOf(day), code }))
  return { year: found, faults: unread.length > 0 ? unread : wrong }
}

/** The same text back, so that a year can be mended where it was entered. */
export const writeCalendar = ({ holidays, workdays }: Omit<CalendarYear, 'year'>): string =>
  [...holidays.map((day) => ({ day, word: '休' })), ...workdays.map((day) => ({ day, word: '班' }))]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, word }) => `${day} ${word}`)
    .join('\n')

/** Statutory holidays of a year (全国年节及纪念日放假办法 as of 2025): an arrangement with fewer days off is not whole. */
const fewest = 13

/** What cannot be right in a year: a day of another one, a day twice, a make-up workday that is no weekend, no New Year's Day. */
export function faultsInYear({ year, holidays, workdays }: CalendarYear): {
  code: CalendarFault
  day: string | null
}[] {
  const all = [...holidays, ...workdays]
  const found = (code: CalendarFault, days: readonly string[]) => days.map((day) => ({ code, day }))
  return [
    ...found(
      'other_year',
      all.filter((day) => yearOf(day) !== year),
    ),
    ...found('twice', [...new Set(all.filter((day, at) => all.indexOf(day) !== at))]),
    ...found(
      'not_weekend',
      workdays.filter((day) => !isWeekend(day)),
    ),
    ...(holidays.includes(`${year}-01-01`) ? [] : [{ code: 'no_new_year' as const, day: null }]),
    ...(holidays.length < fewest ? [{ code: 'too_few' as const, day: null }] : []),
  ]
}

type Read = { days: string[]; work: boolean } | { code: 'not_a_line' | 'not_a_day' } | undefined

/** 休 or off: a day off; 班 or work: a weekend day worked. What stands between is the holiday's name. */
function readLine(line: string): Read {
  const text = line.trim()
  if (text === '') return undefined
  const [, start = '', end = start, rest = ''] = form.exec(text) ?? []
  const work = /班|\bwork(ed|ing)?\b/i.test(rest)
  if (!start || work === /休|\boff\b/i.test(rest)) return { code: 'not_a_line' }
  const [first, last] = [dayIn(start), dayIn(end)]
  if (!first || !last || last < first) return { code: 'not_a_day' }
  return { days: run(first, last), work }
}

const date = '(\\d{4}[-/.年]\\d{1,2}[-/.月]\\d{1,2})日?'
const form = new RegExp(`^${date}(?:\\s*(?:~|～|至|to|—)\\s*${date})?[\\s,，]+(.+)$`)

/** YYYY-MM-DD, if there is such a day. */
function dayIn(text: string): string | undefined {
  const day = text
    .split(/[-/.年月]/)
    .map((part) => part.padStart(2, '0'))
    .join('-')
  const at = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day) ? day : undefined
}

/** The days from first to last, both included; no holiday lasts a month. */
function run(first: string, last: string): string[] {
  const days = [first]
  while (days.length < 31 && (days.at(-1) as string) < last) days.push(dayAfter(days.at(-1) as string))
  return days
}
