import type { Tx } from '../../../db/database.ts'
import type { IncidentRow, WorldRow } from '../../../db/queries/incidents.ts'
import { insertSeat, listSeats, rosterFor, updateSeat } from '../../../db/queries/seats.ts'
import { findUser } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, notFound } from '../../problem.ts'
import type { SeatKey } from '../../rules/seats.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { tellStaff } from '../tellStaff.ts'

interface Of {
  incident: IncidentRow
  world: WorldRow
}

/** Somebody with the right names who takes a seat; whoever held it before is released. */
export async function callSeat(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { seat, userId }: { seat: SeatKey; userId: string },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'call_seat')
    const user = await findUser(tx, userId)
    if (!user || user.leftAt !== null || user.role === 'auditor') throw notFound('user')
    const current = access.seats.find((s) => s.seat === seat)
    if (current?.userId === userId)
      throw conflict('already_called', 'This person is already called to this seat.')
    if (current) await updateSeat(tx, current.id, { endedAt: ctx.now(access.world), endReason: 'replaced' })
    await callTo(ctx, tx, actor, access, seat, { userId, name: user.name }, false)
  })
}

/** The roster's first person; without one the seat stays empty, for all to see. */
export async function callFromRoster(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  of: Of,
  seat: SeatKey,
): Promise<void> {
  const taken = (await listSeats(tx, [of.incident.id])).some((s) => s.seat === seat)
  const [first] = await rosterFor(tx, seat)
  if (first && !taken) await callTo(ctx, tx, actor, of, seat, first, false)
}

export async function callTo(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: Of,
  seat: SeatKey,
  person: { userId: string; name: string },
  deputy: boolean,
): Promise<void> {
  const id = ctx.newId()
  await insertSeat(tx, {
    id,
    incidentId: incident.id,
    seat,
    userId: person.userId,
    calledAt: ctx.now(world),
    acceptedAt: null,
    undertakingAt: null,
    endedAt: null,
    endReason: '',
  })
  const { name } = await record(ctx, tx, actor, {
    name: 'seat.called',
    incidentId: incident.id,
    world,
    payload: { seat, person: person.userId, personName: person.name, deputy },
  })
  await tellStaff(ctx, tx, {
    once: `${name}:${id}`,
    userId: person.userId,
    incidentId: incident.id,
    world,
    news: { kind: 'seat_called', seat, deputy, number: incident.number, title: incident.title, urgent: true },
  })
}
