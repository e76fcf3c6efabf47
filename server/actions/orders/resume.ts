import type { Tx } from '../../../db/database.ts'
import type { OrderRow } from '../../../db/queries/orders.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, stale } from '../../problem.ts'
import { bansAgainst } from '../bans/against.ts'
import { whyNotTo } from './approved.ts'
import { changeOrder } from './change.ts'
import { release } from './handOver.ts'
import { meantBy, placesOf } from './rest.ts'

export interface Release {
  version: number
  /** So many people more, then it waits again; null = all that are left. */
  stageLimit: number | null
  /** Raises the bound, where more people were found than the notice was approved for. */
  bound?: number | undefined
  reason: string
}

/** Lets a paused order go on, or its next stage. What is about to leave is compared with what was approved again. */
export async function resumeOrder(
  ctx: Context,
  actor: Actor,
  of: { incidentId: string; orderId: string },
  { version, stageLimit, bound, reason }: Release,
): Promise<void> {
  const places = await placesOf(ctx, of.incidentId)
  const row = await changeOrder(ctx, actor, of, {
    permission: 'order_sending',
    step: 'release',
    name: 'order.resumed',
    payload: { reason, stageLimit, ...(bound === undefined ? {} : { bound }) },
    to: async (tx, before, now) => {
      if (before.version !== version) throw stale('order', { version: before.version })
      await refuse(ctx, tx, before, bound)
      if ((await bansAgainst(tx, of.incidentId, await meantBy(tx, before), places)).length > 0)
        throw conflict('ban', 'An authority forbids telling some of these people.')
      const state = before.startedAt === null ? 'waiting' : 'running'
      return {
        state,
        reason: '',
        stageLimit,
        doneAt: null,
        ...(state === 'waiting' ? { startsAt: now } : {}),
      }
    },
  })
  if (row.state === 'running') await release(ctx, row, bound)
}

async function refuse(ctx: Context, tx: Tx, row: OrderRow, bound: number | undefined): Promise<void> {
  const why = await whyNotTo(ctx, tx, row)
  if (why) throw conflict(why, 'What would leave is not what was approved.')
  const { planned, people } = row.counters
  if (row.state === 'done' && people <= planned) throw conflict('nobody_left', 'Nobody waits to be told.')
  if (row.reason === 'bound' && (bound ?? 0) < people)
    throw conflict('over_bound', 'More people than the notice was approved for.', { people })
}
