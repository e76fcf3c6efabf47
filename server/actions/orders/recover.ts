import type { OrderRow } from '../../../db/queries/orders.ts'
import type { Context } from '../../context.ts'
import { toldAfter } from '../../rules/stage.ts'
import { release, start } from './handOver.ts'
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
  await start(ctx, row)
  const { state, reason, planned } = await ctx.senders.progress(row.incidentId, row.id)
  if (state !== 'paused') return
  if (reason === 'asked') await release(ctx, row, {})
  if (reason === 'stage' && planned < toldAfter(row.plan?.stages ?? [], row.gates?.length ?? 0))
    await release(ctx, row, { stageLimit: row.stageLimit })
}

/** The notice fell while the console was down: what is stored goes on under the digest it was given with. */
const say = (ctx: Context, row: OrderRow, error: Error) =>
  ctx.log.warn({ order: row.id, message: error.message }, 'order not handed over again')
