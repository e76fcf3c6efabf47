import { changeCalendar } from '../actions/calendar/change.ts'
import { api } from '../contract/api.ts'
import { calendarView } from '../views/calendar.ts'
import type { On } from './on.ts'

/** The days that Chinese workdays are counted by. */
export function calendarRoutes(on: On): void {
  on(api.calendar, ({ ctx, actor }) => calendarView(ctx, actor))
  on(api.changeCalendar, async ({ ctx, actor, params, body }) => {
    await changeCalendar(ctx, actor, Number(params.year), body)
    return calendarView(ctx, actor)
  })
}
