import { findOrder } from '../../db/queries/orders.ts'
import { namesOf } from '../../db/queries/users.ts'
import type { Access } from '../actions/access.ts'
import { atDesk, closedBy, type OfOrder } from '../actions/calls/desk.ts'
import type { Actor, Context } from '../context.ts'
import type { CallDeskView, HeldCall } from '../contract/calls.ts'
import type { Call } from '../delivery/desk.ts'
import { notFound } from '../problem.ts'
import { type CallEnd, callOutcomes } from '../rules/callDesk.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

/** The desk as this reader sees it. */
export async function callDeskView(
  ctx: Context,
  actor: Actor,
  access: Access,
  { incidentId, orderId }: OfOrder,
): Promise<CallDeskView> {
  const order = await findOrder(ctx.db.read, incidentId, orderId)
  const at = atDesk(ctx, actor, access, orderId)
  const figures = order?.startedAt ? await ctx.senders.desk(incidentId).figures(at) : null
  if (!order || !figures) throw notFound('order')
  const names = await namesOf(ctx.db.read)
  const closed = closedBy(access, order)
  const { pending, asleep, backsDue, backsLater, languages } = figures
  const seesPeople = access.may('see_people')
  return {
    digest: order.digest,
    closed,
    sealed: at.sealed,
    pending,
    asleep,
    backsDue,
    backsLater,
    nextBackAt: isoOrNull(figures.nextBackAt),
    nextAt: figures.nextAt !== null && figures.nextAt > at.now ? iso(figures.nextAt) : null,
    languages,
    holds: (seesPeople ? figures.holds : []).map((hold) => ({
      caller: personOf(names, hold.caller),
      since: iso(hold.since),
      personId: hold.person,
    })),
    mine: figures.mine && callView(figures.mine, orderId, names),
    recent: figures.recent.map(({ person, checkCode, name, ...call }) => ({
      ...past(call, names),
      personId: person,
      code: checkCode,
      name,
    })),
    ends: figures.ends.map(({ code, n }) => ({ outcome: code as CallEnd, n })),
    can: [
      ...(seesPeople ? ['see_people'] : []),
      ...(closed === null && access.may('call_people') ? ['call_people'] : []),
    ],
  }
}

export const callView = (call: Call, orderId: string, names: Names): HeldCall => ({
  ...call,
  orderId,
  since: iso(call.since),
  until: iso(call.until),
  before: call.before.map((one) => past(one, names)),
  outcomes: callOutcomes.filter((end) => end !== (call.reader === 'guardian' ? 'told' : 'told_guardian')),
})

const past = (
  {
    begun_at,
    ended_at,
    code,
    by,
  }: { begun_at: number | null; ended_at: number; code: string | null; by: string | null },
  names: Names,
) => ({ at: iso(begun_at ?? ended_at), outcome: code as CallEnd, by: personOf(names, by ?? '') })
