import type { Sql } from '../../db/database.ts'
import { listCalendarYears } from '../../db/queries/calendar.ts'
import { namesOf } from '../../db/queries/users.ts'
import { mayChangeCalendar } from '../actions/calendar/change.ts'
import { calendarOf } from '../actions/calendar/years.ts'
import type { Actor, Context } from '../context.ts'
import type { CalendarView, CalendarYearView } from '../contract/calendar.ts'
import { dayOf, missingYear, shippedYear, yearOf } from '../rules/calendar.ts'
import { realWorld } from '../rules/world.ts'
import { iso, type Names, personOf } from './values.ts'

/** The years a clock of today may count in: last year's to the one after next. */
export async function calendarView(ctx: Context, actor: Actor): Promise<CalendarView> {
  const sql = ctx.db.read
  const now = ctx.now(realWorld)
  const year = yearOf(dayOf(now))
  const names = await namesOf(sql)
  const found = await Promise.all(
    [year - 1, year, year + 1, year + 2].map((one) => yearView(ctx, sql, one, names)),
  )
  return {
    years: found.filter((one) => one !== null),
    missing: missingYear(now, await calendarOf(ctx, sql)),
    can: (await mayChangeCalendar(sql, actor)) ? ['change_calendar'] : [],
  }
}

async function yearView(
  ctx: Context,
  sql: Sql,
  year: number,
  people: Names,
): Promise<CalendarYearView | null> {
  const shipped = shippedYear(year)
  const blank = { year, names: shipped?.names ?? {}, changedBy: null, changedAt: null, version: 0 }
  const row = (await listCalendarYears(sql)).find((one) => one.year === year)
  if (row) {
    const { holidays, workdays, version } = row
    const by = { changedBy: personOf(people, row.changedBy), changedAt: iso(row.changedAt) }
    return { ...blank, origin: 'entered', holidays, workdays, ...by, version }
  }
  const file = ctx.templates.calendar.find((one) => one.year === year)
  if (file) return { ...blank, origin: 'file', holidays: [...file.holidays], workdays: [...file.workdays] }
  if (!shipped) return null
  return { ...blank, origin: 'shipped', holidays: [...shipped.holidays], workdays: [...shipped.workdays] }
}
