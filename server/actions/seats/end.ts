import { findSeat, updateSeat } from '../../../db/queries/seats.ts'
import type { Actor, Context } from '../../context.ts'
import { notFound } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'

/** Leaving a seat, or being released from it, ends its rights at once; the history stays. */
export async function endSeat(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  seatId: string,
  reason: string,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const seat = await findSeat(tx, incidentId, seatId)
    const access = await openToChange(tx, actor, incidentId, 'leave_seat', seat?.userId === actor.id)
    if (!seat || seat.endedAt !== null) throw notFound('seat')
    await updateSeat(tx, seatId, { endedAt: ctx.now(access.world), endReason: reason })
    await record(ctx, tx, actor, {
      name: 'seat.ended',
      incidentId,
      world: access.world,
      payload: { seat: seat.seat, person: seat.userId, reason },
    })
  })
}
