import { listUnreadBatches } from '../../db/queries/batches.ts'
import { failBatch } from '../actions/batches/read.ts'
import { isUnderWay, takePage } from '../actions/userCentre/fetch.ts'
import type { Context } from '../context.ts'
import type { Live } from '../live/live.ts'
import { startPoller } from '../poller.ts'
import { realWorld } from '../rules/world.ts'

/** Pages the user centre for every run that is due, a page of each in turn; what a stop cut short goes on from its last page. */
export function startFetches(ctx: Context, live: Live) {
  const stop = new AbortController()
  const due = async () => {
    const now = ctx.now(realWorld)
    const batches = await listUnreadBatches(ctx.db.read, ['receiving'])
    return batches.filter((batch) => isUnderWay(batch) && batch.fetch!.nextAt <= now)
  }
  const poller = startPoller(ctx, 'fetches', 500, async () => {
    for (let on = true; on && !stop.signal.aborted; ) {
      on = false
      for (const batch of await due()) {
        on = (await oneOf(ctx, batch, stop.signal)) || on
        live.moved(batch.incidentId)
      }
    }
  })
  return {
    processAll: poller.processAll,
    async stop() {
      stop.abort()
      await poller.stop()
    },
  }
}

async function oneOf(
  ctx: Context,
  batch: Parameters<typeof takePage>[1],
  stop: AbortSignal,
): Promise<boolean> {
  try {
    return !stop.aborted && (await takePage(ctx, batch, stop))
  } catch (error) {
    if (stop.aborted) return false
    ctx.log.error({ batch: batch.id, message: (error as Error).message }, 'fetching failed')
    await failBatch(ctx, batch, 'failed')
    return false
  }
}
