import type { Sql } from '../../../db/database.ts'
import { listCalendarYears } from '../../../db/queries/calendar.ts'
import type { Context } from '../../context.ts'
import type { CalendarYear } from '../../rules/calendar.ts'

/** Years beyond the shipped data, for every clock: what somebody entered goes before the company's files. */
export async function calendarOf(ctx: Context, sql: Sql): Promise<CalendarYear[]> {
  return [...(await listCalendarYears(sql)), ...ctx.templates.calendar]
}
