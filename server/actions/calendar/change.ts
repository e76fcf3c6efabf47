import type { Sql } from '../../../db/database.ts'
import { listCalendarYears, saveCalendarYear } from '../../../db/queries/calendar.ts'
import { rosterFor } from '../../../db/queries/seats.ts'
import type { Actor, Context } from '../../context.ts'
import { invalid, notAllowed, stale } from '../../problem.ts'
import { dayOf, yearOf } from '../../rules/calendar.ts'
import { faultsInYear } from '../../rules/calendarText.ts'
import { may } from '../../rules/permissions.ts'
import { realWorld } from '../../rules/world.ts'
import { record } from '../record.ts'

interface Arrangement {
  holidays: readonly string[]
  workdays: readonly string[]
  version: number
}

/** Enters a year's holidays and make-up workdays; every clock counts by them from then on. */
export async function changeCalendar(
  ctx: Context,
  actor: Actor,
  year: number,
  { holidays, workdays, version }: Arrangement,
): Promise<void> {
  if (!(await mayChangeCalendar(ctx.db.read, actor))) throw notAllowed('change_calendar')
  refuse(ctx, year, { holidays, workdays })
  await ctx.db.write(async (tx) => {
    const before = (await listCalendarYears(tx)).find((row) => row.year === year)
    const changedAt = ctx.now(realWorld)
    const days = { holidays: [...holidays].sort(), workdays: [...workdays].sort() }
    const row = { year, ...days, changedBy: actor.id, changedAt, version }
    if (!(await saveCalendarYear(tx, row))) throw stale('calendar', { version: before?.version ?? 0 })
    const was = before && { holidays: before.holidays, workdays: before.workdays }
    await record(ctx, tx, actor, {
      name: 'organisation.calendar',
      payload: { year, ...days, was: was ?? null },
    })
  })
}

/** The owner, or whoever the roster names for the seat of legal: the one who answers for the days counted. */
export async function mayChangeCalendar(sql: Sql, actor: Actor): Promise<boolean> {
  if (may('change_organisation', { role: actor.role })) return true
  if (actor.role !== 'member') return false
  return (await rosterFor(sql, 'legal')).some(({ userId }) => userId === actor.id)
}

function refuse(ctx: Context, year: number, days: Omit<Arrangement, 'version'>): void {
  const now = yearOf(dayOf(ctx.now(realWorld)))
  if (!(year >= now - 1 && year <= now + 2)) throw invalid([{ pointer: '/year', code: 'out_of_range' }])
  const faults = faultsInYear({ year, ...days })
  if (faults.length === 0) return
  throw invalid(
    faults.map(({ code, day }) => ({
      pointer: code === 'not_weekend' ? '/workdays' : '/holidays',
      code: `calendar_${code}`,
      ...(day ? { detail: day } : {}),
    })),
  )
}
