import type { Sql } from '../../../db/database.ts'
import { listTasks } from '../../../db/queries/tasks.ts'
import type { Context } from '../../context.ts'
import type { Fulfilment } from '../../rules/dutyRule.ts'
import type { Progress } from '../../rules/plan.ts'
import type { Access } from '../access.ts'
import { clocksOf } from '../duties/clocks.ts'
import { sheetOf } from '../facts/sheet.ts'

/** What an incident has reached: the gates ask about it. A duty whose clock is idle owes nothing yet. */
export async function progressOf(ctx: Context, sql: Sql, access: Access): Promise<Progress> {
  const duties = await clocksOf(ctx, sql, access)
  const tasks = await listTasks(sql, access.incident.id)
  return {
    sheet: await sheetOf(sql, access.incident.id),
    seatsFilled: access.seats.filter((seat) => seat.acceptedAt !== null).map((seat) => seat.seat),
    done: [...new Set(duties.flatMap(({ row }) => row.acts.map((a) => a.act as Fulfilment)))],
    openDuties: duties
      .filter(({ row, clock }) => row.state === 'open' && clock.state !== 'idle')
      .map(({ row }) => row.ruleId),
    openTasks: tasks
      .filter((task) => task.state === 'open' || task.state === 'doing')
      .map((task) => task.phase),
  }
}
