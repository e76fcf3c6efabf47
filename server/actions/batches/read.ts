import { type BatchRow, updateBatch } from '../../../db/queries/batches.ts'
import type { ImportDefaults } from '../../audience/audiences.ts'
import { dropUpload, uploadPath } from '../../audience/receiveFile.ts'
import { type Context, systemActor } from '../../context.ts'
import type { BatchCounts } from '../../rules/batch.ts'
import { openIncident } from '../access.ts'
import { copyStandings } from '../orders/progress.ts'
import { record } from '../record.ts'

/** Reads an uploaded file into the incident's store. Done again after a crash, it goes on where it was and doubles nobody. */
export async function readBatch(ctx: Context, batch: BatchRow): Promise<void> {
  const path = uploadPath(ctx.config.dataFolder, batch.id)
  const { id, incidentId, fileName: name } = batch
  await ctx.audiences.open(incidentId)
  const read = await ctx.audiences.import(incidentId, {
    id,
    name,
    path,
    defaults: defaultsOf(batch),
    ...(batch.mapping ? { mapping: batch.mapping } : {}),
  })
  if (read.state === 'importing') throw new Error('The reading of a file broke off.')
  const { rows, added, merged, errors } = read
  await finish(ctx, batch, { rows, added, merged, errors }, read.problem ?? '')
}

/** The file cannot be read at all, or was never received whole: said once, and the upload is gone. */
export const failBatch = (ctx: Context, batch: BatchRow, failure: string): Promise<void> =>
  finish(ctx, batch, batch.counts, failure)

/** The rows live on, sealed; the file itself goes. */
async function finish(ctx: Context, batch: BatchRow, counts: BatchCounts, failure: string): Promise<void> {
  const { id, incidentId } = batch
  await ctx.db.write(async (tx) => {
    const { world } = await openIncident(tx, systemActor, incidentId)
    await updateBatch(tx, id, { state: failure ? 'failed' : 'done', failure, counts })
    const payload = { batchId: id, fileName: batch.fileName, ...counts, ...(failure ? { failure } : {}) }
    await record(ctx, tx, systemActor, { name: 'people.imported', incidentId, world, payload })
  })
  await dropUpload(ctx.config.dataFolder, id)
  await copyStandings(ctx, incidentId)
}

function defaultsOf({ group, language, region }: BatchRow): ImportDefaults {
  return {
    ...(group ? { group } : {}),
    ...(language ? { language } : {}),
    ...(region ? { region } : {}),
  }
}
