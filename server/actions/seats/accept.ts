import { findSeat, listSeats, updateSeat } from '../../../db/queries/seats.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, notFound } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { doAct } from '../duties/fulfil.ts'
import { record } from '../record.ts'
import { planOf } from '../templates.ts'

/** Accepting a seat includes the confidentiality undertaking; rights follow at once. */
export async function acceptSeat(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  seatId: string,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const seat = await findSeat(tx, incidentId, seatId)
    const access = await openToChange(tx, actor, incidentId, 'accept_seat', seat?.userId === actor.id)
    if (!seat || seat.endedAt !== null) throw notFound('seat')
    if (seat.acceptedAt !== null) throw conflict('already_accepted', 'This seat is accepted already.')
    const at = ctx.now(access.world)
    await updateSeat(tx, seatId, { acceptedAt: at, undertakingAt: at })
    await record(ctx, tx, actor, {
      name: 'seat.accepted',
      incidentId,
      world: access.world,
      payload: { seat: seat.seat, person: actor.id, personName: actor.name, undertaking: true },
    })
    const accepted = new Set(
      (await listSeats(tx, [incidentId])).filter((s) => s.acceptedAt !== null).map((s) => s.seat),
    )
    const { planDigest } = access.incident
    const plan = planDigest ? await planOf(ctx, tx, planDigest) : undefined
    if (plan?.seats.every((wanted) => accepted.has(wanted)))
      await doAct(ctx, tx, actor, access, { act: 'act:seats', at, proof: 'seat.accepted' })
  })
}
