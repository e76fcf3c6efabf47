import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' }
import { Temporal } from 'temporal-polyfill'
import type { FullWording } from './facts.ts'
import { type HolidayPlace, isHoliday } from './holidays.ts'

/** The zone in which Chinese law counts days. */
export const legalZone = 'Asia/Shanghai'

/** Where a law counts its days, and how: China with its holidays and make-up days, elsewhere Monday to Friday. */
export interface Place {
  /** IANA time zone. */
  zone: string
  workweek: 'china' | 'monday_to_friday'
  /** Whose public holidays are days off; weekends only where left out, which errs early. */
  holidays?: HolidayPlace
  /** The day it starts on is the first of the days counted (Japan: the day of learning is day 1). */
  firstDay?: true
  /** A term of days or months that would end on a day off ends with the next working day. */
  carried?: true
  /** How days are counted there, by which rule, as the page tells it. */
  says?: FullWording
}

export const china: Place = { zone: legalZone, workweek: 'china' }

/**
 * The State Council's arrangement for one year, for years the shipped data does not reach: `templates/calendar/*.yaml`
 * of an installation. Days are YYYY-MM-DD; every other day follows the week.
 */
export interface CalendarYear {
  year: number
  holidays: readonly string[]
  /** Weekend days worked instead (调休). */
  workdays: readonly string[]
}

/** A day, or the year for which no arrangement is known. Nobody guesses: an unannounced holiday would move a deadline. */
export type DayAnswer = { day: string; missingYear: null } | { day: null; missingYear: number }

/** Does the machine's zone data know it? */
export function isZone(zone: string): boolean {
  try {
    return Boolean(Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone))
  } catch {
    return false
  }
}

/** The calendar day (YYYY-MM-DD) of an instant in a zone. */
export const dayOf = (at: number, zone = legalZone): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString()

/** An instant as staff read it: `11-24 05:02 UTC+8`. */
export function inLegalZone(at: number): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(legalZone)
  return `${local.toString().slice(5, 16).replace('T', ' ')} UTC+8`
}

/** The last millisecond of a day in a zone (民法典 203: the last day ends at 24:00). */
export const endOfDay = (day: string, zone = legalZone): number =>
  Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds - 1

/** `days` calendar days after `day`: the day itself is not counted (民法典 201). */
export const addDays = (day: string, days: number): string =>
  Temporal.PlainDate.from(day).add({ days }).toString()

/** The same day of a later month; its last day where there is no such day. */
export const addMonths = (day: string, months: number): string =>
  Temporal.PlainDate.from(day).add({ months }).toString()

/**
 * The `count`-th working day after `day`, which itself is not counted. Holidays and make-up workdays follow the yearly
 * arrangement; a year without one is an answer of its own.
 */
export function addWorkdays(
  day: string,
  count: number,
  extra: readonly CalendarYear[] = [],
  place: Place = china,
): DayAnswer {
  let current = day
  for (let left = count; left > 0; ) {
    current = addDays(current, 1)
    const worked = isWorkedIn(place, current, extra)
    if (worked === null) return { day: null, missingYear: yearOf(current) }
    if (worked) left -= 1
  }
  return { day: current, missingYear: null }
}

/** Is it a working day in a place? `null` = its year's arrangement is not known (mainland China). */
export function isWorkedIn(
  { workweek, holidays }: Place,
  day: string,
  extra: readonly CalendarYear[] = [],
): boolean | null {
  if (workweek === 'china') return isWorkday(day, extra)
  return !isWeekend(day) && !(holidays && isHoliday(holidays, day))
}

/** Is it a working day in mainland China? `null` = the year's arrangement is not known. */
export function isWorkday(day: string, extra: readonly CalendarYear[] = []): boolean | null {
  const own = extra.find(({ year }) => year === yearOf(day))
  if (own) return own.workdays.includes(day) || (!own.holidays.includes(day) && !isWeekend(day))
  if (!arrangedYears.has(yearOf(day))) return null
  return day in shipped.workdays || (!(day in shipped.holidays) && !isWeekend(day))
}

/**
 * The year whose working days should be known at `at` (epoch ms) and are not: the current one, or from November on the
 * next one, which the General Office of the State Council announces about then. `null` when none is missing.
 */
export function missingYear(at: number, extra: readonly CalendarYear[] = []): number | null {
  const [year = 0, month = 0] = dayOf(at).split('-').map(Number)
  const wanted = month >= 11 ? [year, year + 1] : [year]
  return wanted.find((one) => isWorkday(`${one}-01-01`, extra) === null) ?? null
}

/** A year as shipped, with the holiday each day belongs to; `null` where the data does not reach. */
export function shippedYear(year: number): (CalendarYear & { names: Record<string, FullWording> }) | null {
  if (!arrangedYears.has(year)) return null
  const of = (days: Record<string, string>) => Object.keys(days).filter((day) => yearOf(day) === year)
  const [holidays, workdays] = [of(shipped.holidays), of(shipped.workdays)]
  const nameOf = (day: string) => (shipped.holidays[day] ?? shipped.workdays[day] ?? '').split(',')
  const names = [...holidays, ...workdays].map((day) => {
    const [en = '', zh = ''] = nameOf(day)
    return [day, { 'zh-CN': zh, en }] as const
  })
  return { year, holidays, workdays, names: Object.fromEntries(names) }
}

/** An instant as a place's wall clock shows it, with its distance from UTC: `2026-11-27 00:59 UTC+1`. */
export function inZone(at: number, zone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
  const [sign, hours, minutes] = [local.offset[0], local.offset.slice(1, 3), local.offset.slice(4, 6)]
  const offset = `${sign}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`
  return `${local.toString().slice(0, 16).replace('T', ' ')} UTC${offset}`
}

// The package's data and not its functions: those read a day in the machine's own zone and slip one in the Americas.
const shipped: { holidays: Record<string, string>; workdays: Record<string, string> } = days

export const yearOf = (day: string): number => Number(day.slice(0, 4))
export const isWeekend = (day: string): boolean => Temporal.PlainDate.from(day).dayOfWeek > 5
export const dayAfter = (day: string): string => addDays(day, 1)

const arrangedYears = new Set(Object.keys(shipped.holidays).map(yearOf))
