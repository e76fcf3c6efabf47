import type { Readable } from 'node:stream'
import { type BatchRow, insertBatch, updateBatch } from '../../../db/queries/batches.ts'
import { isDestroyed } from '../../../db/queries/retention.ts'
import { NotReceived, type ReceivedFile, receiveFile, uploadPath } from '../../audience/receiveFile.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, Problem, tooLarge } from '../../problem.ts'
import { noRows } from '../../rules/batch.ts'
import type { Language } from '../../rules/facts.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { nextOf, type WhenToLook } from './columns.ts'

export interface Upload {
  fileName: string
  /** For rows that name none. */
  group: string
  language: Language | undefined
  region: string | undefined
  look: WhenToLook
}

/** Takes a file of affected people to disk; it is read in the background. What arrives broken is listed as such. */
export async function uploadBatch(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  upload: Upload,
  body: Readable,
): Promise<string> {
  const id = await begin(ctx, actor, incidentId, upload)
  const limit = ctx.config.uploadBytes
  try {
    const file = await receiveFile(body, uploadPath(ctx.config.dataFolder, id), limit)
    await accept(ctx, actor, incidentId, id, upload, file)
    return id
  } catch (error) {
    const code = error instanceof NotReceived ? error.code : 'failed'
    await ctx.db.write((tx) => updateBatch(tx, id, { state: 'failed', failure: code }))
    if (code === 'too_large') throw tooLarge(limit)
    if (code === 'cut_off') throw new Problem(400, 'cut_off', 'The file did not arrive whole.')
    throw error
  }
}

/** Asked before the first byte is taken, and noted, so that a file which never arrives whole is not forgotten. */
async function begin(ctx: Context, actor: Actor, incidentId: string, upload: Upload): Promise<string> {
  const id = ctx.newId()
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'import_people')
    if (await isDestroyed(tx, incidentId, 'contact'))
      throw conflict('contacts_destroyed', 'The contact values of this incident were destroyed.')
    const row: BatchRow = {
      id,
      incidentId,
      fileName: upload.fileName,
      bytes: 0,
      digest: '',
      group: upload.group,
      language: upload.language ?? null,
      region: upload.region ?? null,
      state: 'receiving',
      failure: '',
      counts: noRows,
      uploadedBy: actor.id,
      uploadedAt: ctx.now(world),
      mapping: null,
      streamKey: '',
      fetch: null,
    }
    await insertBatch(tx, row)
  })
  return id
}

async function accept(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  id: string,
  { fileName, group, look }: Upload,
  { bytes, digest }: ReceivedFile,
): Promise<void> {
  const next = await nextOf(ctx, id, look)
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'import_people')
    await updateBatch(tx, id, { ...next, bytes, digest })
    const payload = { batchId: id, fileName, bytes, digest, group }
    await record(ctx, tx, actor, { name: 'people.uploaded', incidentId, world, payload })
  })
}
