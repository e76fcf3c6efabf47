import { type BatchRow, listUnreadBatches } from '../../db/queries/batches.ts'
import { failBatch, readBatch } from '../actions/batches/read.ts'
import type { Context } from '../context.ts'
import type { Live } from '../live/live.ts'
import { startPoller } from '../poller.ts'

/**
 * Reads uploaded files one after another; what a stop cut short is taken up again. An upload that was still being
 * received when the console stopped is gone; a stream or a fetching goes on from where it was.
 */
export async function startReadings(ctx: Context, live: Live) {
  for (const batch of await listUnreadBatches(ctx.db.read, ['receiving']))
    if (!batch.streamKey && !batch.fetch) await failBatch(ctx, batch, 'cut_off')
  ctx.audiences.on('progress', (incidentId, { id, rows, added, merged, errors }) =>
    live.progress({ incidentId, ref: id, counts: { rows, added, merged, errors } }),
  )
  let stopping = false
  const poller = startPoller(ctx, 'readings', 500, async () => {
    for (const batch of await listUnreadBatches(ctx.db.read, ['reading']))
      if (!stopping) await readOne(ctx, batch, () => stopping)
  })
  ctx.db.onCommit((records) => {
    if (stopping || !records.some(({ name }) => name === 'people.uploaded' || name === 'people.mapped'))
      return
    poller.processAll().catch((error: Error) => ctx.log.error({ message: error.message }, 'reading failed'))
  })
  return {
    processAll: poller.processAll,
    async stop() {
      stopping = true
      await ctx.audiences.stop()
      await poller.stop()
    },
  }
}

/** A reading that a stop broke off goes on at the next start; any other that breaks is said to have failed. */
async function readOne(ctx: Context, batch: BatchRow, stopping: () => boolean): Promise<void> {
  try {
    await readBatch(ctx, batch)
  } catch (error) {
    if (stopping()) return
    ctx.log.error({ batch: batch.id, message: (error as Error).message }, 'reading failed')
    await failBatch(ctx, batch, 'failed')
  }
}
