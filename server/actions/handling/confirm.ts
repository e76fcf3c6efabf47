import { insertHandlingBasis } from '../../../db/queries/handling.ts'
import type { Actor, Context } from '../../context.ts'
import { handlingOf } from '../../delivery/handling.ts'
import { conflict, invalid } from '../../problem.ts'
import type { ChannelKind } from '../../rules/delivery.ts'
import { asksLegal, type HandlingBasis, mayGround } from '../../rules/handling.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'

type Confirmed = HandlingBasis & { channel: ChannelKind; reason: string }

/**
 * Legal lets a channel handle contact details abroad, on a ground of the law and for a reason, or says where they are handled. Bound
 * to the host and country that legal saw: a channel that was set anew meanwhile is refused.
 */
export async function confirmHandling(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { channel, host, country, ground, reason }: Confirmed,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'confirm_handling')
    const now = handlingOf([channel], world, ctx.channels.setting)
    const meant = now.find((one) => one.host === host && one.country === country)
    if (!meant) throw conflict('handling_changed', 'This channel leads somewhere else now.')
    if (!asksLegal(meant)) throw conflict('handling_at_home', 'Nothing leaves the country by this channel.')
    if (!mayGround(ground, meant)) throw invalid([{ pointer: '/ground', code: 'not_inland' }])
    const basis = { channel, host, country, ground, reason }
    await insertHandlingBasis(tx, {
      id: ctx.newId(),
      incidentId,
      ...basis,
      decidedBy: actor.id,
      decidedAt: ctx.now(world),
    })
    await record(ctx, tx, actor, { name: 'handling.confirmed', incidentId, world, payload: basis })
  })
}
