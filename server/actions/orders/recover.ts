import { findOrder, type OrderRow, updateOrder } from '../../../db/queries/orders.ts'
import { type Context, systemActor } from '../../context.ts'
import { toldAfter } from '../../rules/stage.ts'
import { openIncident } from '../access.ts'
import { handledByOrder, whyNotTo } from './approved.ts'
import { release, start, stop } from './handOver.ts'
import { copyStanding } from './progress.ts'

/**
 * At start: the sender is told again what the console's rows say (a crash may have come between the two), takes up what it
 * left, and its figures are copied.
 */
export async function recoverOrders(
  ctx: Context,
  incidentId: string,
  orders: readonly OrderRow[],
): Promise<void> {
  for (const row of orders) {
    if (row.state === 'cancelled') await ctx.senders.cancel(incidentId, row.id)
    if (row.state === 'paused' || row.state === 'stopped') await ctx.senders.pause(incidentId, row.id)
    if (row.state === 'running') await takeUp(ctx, row).catch((error: Error) => say(ctx, row, error))
  }
  await ctx.senders.recover(incidentId)
  for (const row of orders) await copyStanding(ctx, row)
}

/** A release that the sender did not hear of any more is said again: what the row says was decided. */
async function takeUp(ctx: Context, row: OrderRow): Promise<void> {
  if (await leadsAbroad(ctx, row)) return ctx.senders.pause(row.incidentId, row.id)
  await start(ctx, row)
  const { state, reason, planned } = await ctx.senders.progress(row.incidentId, row.id)
  if (state !== 'paused') return
  if (reason === 'asked') await release(ctx, row, {})
  if (reason === 'stage' && planned < toldAfter(row.plan?.stages ?? [], row.gates?.length ?? 0))
    await release(ctx, row, { stageLimit: row.stageLimit })
}

/** A channel was set anew while it ran, and this start would take it up: without a ground the order stops for a person. */
const leadsAbroad = (ctx: Context, { incidentId, id }: OrderRow): Promise<boolean> =>
  ctx.db.write(async (tx) => {
    const { world } = await openIncident(tx, systemActor, incidentId)
    const row = await findOrder(tx, incidentId, id)
    if (row?.state !== 'running' || (await whyNotTo(ctx, tx, row))) return false
    const { handling, blocked: why } = await handledByOrder(ctx, tx, row, world)
    if (why) await stop(ctx, tx, row, { world, why })
    else await updateOrder(tx, row, { handling })
    return why !== undefined
  })

/** The notice fell while the console was down: what is stored goes on under the digest it was given with. */
const say = (ctx: Context, row: OrderRow, error: Error) =>
  ctx.log.warn({ order: row.id, message: error.message }, 'order not handed over again')
