import { listStartedOrders, listWaitingOrders, type OrderRow } from '../../db/queries/orders.ts'
import { openGates } from '../actions/orders/gate.ts'
import { handOver } from '../actions/orders/handOver.ts'
import { copyProgress } from '../actions/orders/progress.ts'
import { recoverOrders } from '../actions/orders/recover.ts'
import type { Context } from '../context.ts'
import type { Progress } from '../delivery/order.ts'
import type { Live } from '../live/live.ts'
import { startPoller } from '../poller.ts'
import { liveCounts } from '../rules/orderRows.ts'

interface Heard {
  incidentId: string
  progress: Progress
}

/**
 * Hands over orders whose minute has passed, and copies how those under way stand: once a second while they run, at once
 * when they rest. At start, what a crash or a stop left is taken up first.
 */
export async function startOrders(ctx: Context, live: Live) {
  await recoverAll(ctx)
  const heard = new Map<string, Heard>()
  let stopping = false
  const poller = startPoller(ctx, 'orders', 1_000, async () => {
    for (const order of await listWaitingOrders(ctx.db.read)) await handOver(ctx, order)
    for (const { incidentId, progress } of takeAll(heard)) {
      await copyProgress(ctx, incidentId, progress)
      if (progress.state !== 'running') live.moved(incidentId)
    }
    await openGates(ctx)
  })
  ctx.senders.on('progress', (incidentId, progress) => {
    if (stopping) return
    live.progress({ incidentId, ref: progress.orderId, counts: liveCounts(progress) })
    heard.set(progress.orderId, { incidentId, progress })
    if (progress.state !== 'running')
      poller.processAll().catch((error: Error) => ctx.log.error({ message: error.message }, 'copy failed'))
  })
  return {
    processAll: poller.processAll,
    async stop() {
      stopping = true
      await poller.stop()
      await ctx.senders.stop()
    },
  }
}

function takeAll(heard: Map<string, Heard>): Heard[] {
  const all = [...heard.values()]
  heard.clear()
  return all
}

/** One incident whose store cannot be opened must not keep the console from starting. */
async function recoverAll(ctx: Context): Promise<void> {
  const byIncident = Map.groupBy(await listStartedOrders(ctx.db.read), (order: OrderRow) => order.incidentId)
  for (const [incidentId, orders] of byIncident)
    await recoverOrders(ctx, incidentId, orders).catch((error: Error) =>
      ctx.log.error({ incidentId, message: error.message }, 'orders not taken up'),
    )
}
