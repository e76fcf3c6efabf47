import type { Actor, Context } from '../../context.ts'
import type { Call } from '../../delivery/desk.ts'
import { conflict } from '../../problem.ts'
import type { Language } from '../../rules/facts.ts'
import { record } from '../record.ts'
import { closedBy, notHeld, type OfOrder, openDeskOf } from './desk.ts'

/** The next number for this caller, or the one in their hand; `null` = nobody is to be called now. */
export async function nextCall(
  ctx: Context,
  actor: Actor,
  of: OfOrder,
  language: Language | null,
): Promise<Call | null> {
  const { access, order, at } = await openDeskOf(ctx, ctx.db.read, actor, of)
  const closed = closedBy(access, order)
  if (closed) throw conflict(closed, 'Nobody is called now.')
  return ctx.senders.desk(of.incidentId).next(at, language)
}

/** Shows the number. Who saw whose goes on record before it is seen; the record holds no number. */
export async function beginCall(
  ctx: Context,
  actor: Actor,
  of: OfOrder & { deliveryId: number },
): Promise<Call> {
  const desk = ctx.senders.desk(of.incidentId)
  const { at } = await openDeskOf(ctx, ctx.db.read, actor, of)
  const held = await desk.touch(at, of.deliveryId, 'keep')
  if (!held) throw notHeld()
  if (held.begun) return held
  await ctx.db.write(async (tx) => {
    const { access } = await openDeskOf(ctx, tx, actor, of)
    const payload = { orderId: of.orderId, personId: held.personId, sealed: at.sealed }
    const act = { name: 'call.begun', incidentId: of.incidentId, world: access.world, payload }
    await record(ctx, tx, actor, act)
  })
  const begun = await desk.touch(at, of.deliveryId, 'begin')
  if (!begun) throw notHeld()
  return begun
}

/** The person said who they are, or the caller is still there. */
export async function touchCall(
  ctx: Context,
  actor: Actor,
  of: OfOrder & { deliveryId: number },
  step: 'confirm' | 'keep',
): Promise<Call> {
  const { at } = await openDeskOf(ctx, ctx.db.read, actor, of)
  const call = await ctx.senders.desk(of.incidentId).touch(at, of.deliveryId, step)
  if (!call) throw notHeld()
  return call
}
