import { and, asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type CalendarYearRow = Schema['calendarYear']['$inferSelect']

/** Years of working days that somebody entered. */
export async function listCalendarYears(sql: Sql): Promise<CalendarYearRow[]> {
  const { calendarYear } = sql.t
  return sql.select().from(calendarYear).orderBy(asc(calendarYear.year))
}

/** Writes a year only if nobody did since `version` (0 = there was none); undefined = somebody did. */
export async function saveCalendarYear(
  tx: Tx,
  { version, ...row }: CalendarYearRow,
): Promise<CalendarYearRow | undefined> {
  const { calendarYear } = tx.t
  const next = { ...row, version: version + 1 }
  const [saved] =
    version === 0
      ? await tx.insert(calendarYear).values(next).onConflictDoNothing().returning()
      : await tx
          .update(calendarYear)
          .set(next)
          .where(and(eq(calendarYear.year, row.year), eq(calendarYear.version, version)))
          .returning()
  return saved
}
