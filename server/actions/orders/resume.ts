import type { Tx } from '../../../db/database.ts'
import type { OrderRow } from '../../../db/queries/orders.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid, stale } from '../../problem.ts'
import { staleAfterMs } from '../../rules/sendingPlan.ts'
import { bansAgainst } from '../bans/against.ts'
import { handledByOrder, whyNotTo } from './approved.ts'
import { changeOrder } from './change.ts'
import { passGate } from './gate.ts'
import { release } from './handOver.ts'
import { meantBy, placesOf } from './rest.ts'

export interface Release {
  version: number
  /** Raises the bound, where more people were found than the notice was approved for. */
  bound?: number | undefined
  reason: string
}

/** Lets a paused order go on, or its next stage. What is about to leave is compared with what was approved again. */
export async function resumeOrder(
  ctx: Context,
  actor: Actor,
  of: { incidentId: string; orderId: string },
  { version, bound, reason }: Release,
): Promise<void> {
  const places = await placesOf(ctx, of.incidentId)
  const payload: Record<string, unknown> = { reason, ...(bound === undefined ? {} : { bound }) }
  let anew = false
  const row = await changeOrder(ctx, actor, of, {
    permission: 'order_sending',
    step: 'release',
    name: 'order.resumed',
    payload,
    to: async (tx, before, now, world) => {
      if (before.version !== version) throw stale('order', { version: before.version })
      await refuse(ctx, tx, before, { version, bound, reason })
      if ((await bansAgainst(tx, of.incidentId, await meantBy(tx, before), places)).length > 0)
        throw conflict('ban', 'An authority forbids telling some of these people.')
      const { handling, blocked } = await handledByOrder(ctx, tx, before, world)
      if (blocked) throw conflict(blocked, 'Contact details would leave the country without a ground.')
      if (before.startedAt === null) return { ...begun(before, now), handling }
      anew = before.stageEndedAt !== null || before.state === 'done'
      if (before.stageEndedAt === null) return { ...goesOn(before), handling }
      Object.assign(payload, { stage: before.gates?.length ?? 0 }, before.counters.stage)
      return { ...goesOn(before), handling, ...passGate(before, { by: actor.id, reason }, now) }
    },
  })
  if (row.state === 'running')
    await release(ctx, row, { bound, ...(anew ? { stageLimit: row.stageLimit } : {}) })
}

/** People of a later file, after an order was done, are told without stages: the notice has proved itself. */
const goesOn = ({ state, stageLimit }: OrderRow): Partial<OrderRow> => ({
  state: 'running',
  reason: '',
  doneAt: null,
  stageLimit: state === 'done' ? null : stageLimit,
})

/** Held at its last stop, or too late: whoever releases it now begins it now. */
const begun = ({ plan }: OrderRow, now: number): Partial<OrderRow> => ({
  state: 'waiting',
  reason: '',
  startsAt: now,
  ...(plan ? { plan: { ...plan, notAfter: Math.max(plan.notAfter, now + staleAfterMs) } } : {}),
})

async function refuse(ctx: Context, tx: Tx, row: OrderRow, { bound, reason }: Release): Promise<void> {
  const asksWhy = row.stageEndedAt !== null || row.reason === 'schedule_past'
  if (asksWhy && !reason.trim()) throw invalid([{ pointer: '/reason', code: 'blank' }])
  const why = await whyNotTo(ctx, tx, row)
  if (why) throw conflict(why, 'What would leave is not what was approved.')
  const { planned, people } = row.counters
  if (row.state === 'done' && people <= planned) throw conflict('nobody_left', 'Nobody waits to be told.')
  if (row.reason === 'bound' && (bound ?? 0) < people)
    throw conflict('over_bound', 'More people than the notice was approved for.', { people })
}
