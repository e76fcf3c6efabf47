import type { Actor, Context } from '../../context.ts'
import { conflict, invalid } from '../../problem.ts'
import { type AfterCall, type CallOutcome, callBackWithinMs } from '../../rules/callDesk.ts'
import type { Language } from '../../rules/facts.ts'
import { copyStanding } from '../orders/progress.ts'
import { record } from '../record.ts'
import { notHeld, type OfOrder, openDeskOf } from './desk.ts'

export interface Ended {
  outcome: CallOutcome
  backAt?: number
  language?: Language
}

/** How a call ended. The person's delivery moves in the store's own transaction; the act is put on record after it. */
export async function endCall(
  ctx: Context,
  actor: Actor,
  of: OfOrder & { deliveryId: number },
  ended: Ended,
): Promise<AfterCall> {
  const { access, order, at } = await openDeskOf(ctx, ctx.db.read, actor, of)
  const { incidentId, orderId, deliveryId } = of
  const desk = ctx.senders.desk(incidentId)
  const call = await desk.touch(at, deliveryId, 'keep')
  if (!call) throw notHeld()
  check(ended, at.now, call.reader)
  const after = await desk.end(at, { deliveryId, ...ended })
  if (after === 'not_held') throw notHeld()
  if (typeof after === 'string') throw conflict(`call_${after}`, 'This call cannot have ended so.')
  await ctx.db.write(async (tx) => {
    const payload = { orderId, personId: call.personId, outcome: ended.outcome, as: after.as }
    await record(ctx, tx, actor, { name: 'call.ended', incidentId, world: access.world, payload })
  })
  await copyStanding(ctx, order)
  return after
}

function check({ outcome, backAt }: Ended, now: number, reader: 'person' | 'guardian') {
  const told = reader === 'guardian' ? 'told' : 'told_guardian'
  if (outcome === told) throw invalid([{ pointer: '/outcome', code: 'reader' }])
  if (outcome !== 'call_back') return
  const soon = backAt !== undefined && backAt > now && backAt <= now + callBackWithinMs
  if (!soon) throw invalid([{ pointer: '/backAt', code: 'back_at' }])
}
