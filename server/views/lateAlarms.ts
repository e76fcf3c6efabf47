import type { Sql } from '../../db/database.ts'
import { listTasks } from '../../db/queries/tasks.ts'
import type { Access } from '../actions/access.ts'
import type { Actor, Context } from '../context.ts'
import type { Alarm, ClockView } from '../contract/incidents.ts'
import { isQuestion } from '../rules/clockOrder.ts'
import { type SeatKey, silentMs } from '../rules/seats.ts'
import { iso, named } from './values.ts'

/** What is late: duties, seats nobody fills, tasks. */
export const lateAlarms = async (
  ctx: Context,
  sql: Sql,
  actor: Actor,
  access: Access,
  { clocks, wanted }: { clocks: readonly ClockView[]; wanted: readonly SeatKey[] },
): Promise<Alarm[]> => [
  ...clocks
    .filter((clock) => clock.state === 'late' && !isQuestion(clock))
    .map((clock) => lateDuty(clock, access)),
  ...emptySeats(access, wanted, ctx.now(access.world)),
  ...(await lateTasks(ctx, sql, actor, access)),
]

const lateDuty = (clock: ClockView, access: Access): Alarm => ({
  kind: 'duty',
  code: 'duty_late',
  ref: clock.dutyId,
  title: clock.title,
  since: clock.dueAt as string,
  seat: null,
  mine: access.may('fulfil_duty'),
})

/** An empty seat is late from the moment it should have been filled; one called counts as empty once it stays silent. */
function emptySeats({ incident, seats, may }: Access, wanted: readonly SeatKey[], now: number): Alarm[] {
  const answeredOrAsked = (seat: Access['seats'][number]) =>
    seat.acceptedAt !== null || now - seat.calledAt < silentMs
  return wanted
    .filter((key) => !seats.some((seat) => seat.seat === key && answeredOrAsked(seat)))
    .map((key) => {
      const called = seats.find((seat) => seat.seat === key)
      return {
        kind: 'seat',
        code: called ? 'seat_silent' : 'seat_empty',
        ref: key,
        title: called ? named(called.personName) : {},
        since: iso(called?.calledAt ?? incident.declaredAt ?? incident.reportedAt),
        seat: key,
        mine: may('call_seat'),
      }
    })
}

async function lateTasks(
  ctx: Context,
  sql: Sql,
  actor: Actor,
  { incident, world, standing }: Access,
): Promise<Alarm[]> {
  const now = ctx.now(world)
  return (await listTasks(sql, incident.id))
    .filter(
      (task) => (task.state === 'open' || task.state === 'doing') && task.dueAt !== null && task.dueAt < now,
    )
    .map((task) => ({
      kind: 'task',
      code: 'task_late',
      ref: task.id,
      title: task.title,
      since: iso(task.dueAt as number),
      seat: task.seat,
      mine: task.userId
        ? task.userId === actor.id
        : Boolean(task.seat && standing.seats?.includes(task.seat)),
    }))
}
