import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { type BatchRow, insertBatch, updateBatch } from '../../../db/queries/batches.ts'
import { findStream, type PeopleTokenRow, updatePeopleToken } from '../../../db/queries/peopleTokens.ts'
import { isDestroyed } from '../../../db/queries/retention.ts'
import { appendFile, NotReceived, uploadPath } from '../../audience/receiveFile.ts'
import { type Context, systemActor } from '../../context.ts'
import { conflict, Problem, tooLarge } from '../../problem.ts'
import { noRows } from '../../rules/batch.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'

export interface StreamPiece {
  key: string
  offset: number
  more: boolean
}

/** Streams now being received; one piece of each at a time. */
const receiving = new Set<string>()

/**
 * Takes a piece of a stream to disk. What a cut line brought stays, and the sender goes on from there; a stream that was ended
 * takes no more and answers what became of it.
 */
export async function takePiece(
  ctx: Context,
  token: PeopleTokenRow,
  piece: StreamPiece,
  body: Readable,
): Promise<BatchRow> {
  const batch = await begin(ctx, token, piece.key)
  if (batch.state !== 'receiving') return batch
  if (receiving.has(batch.id)) throw conflict('stream_busy', 'Another piece of this stream is on its way.')
  receiving.add(batch.id)
  try {
    await receive(ctx, batch, piece, body)
    if (!piece.more) await end(ctx, token, batch)
  } finally {
    receiving.delete(batch.id)
  }
  return (await findStream(ctx.db.read, token.incidentId, piece.key))!
}

/** Bytes that have arrived; the next piece begins there. */
export const bytesOf = async (ctx: Context, batch: BatchRow): Promise<number> =>
  batch.state === 'receiving' ? sizeOf(uploadPath(ctx.config.dataFolder, batch.id)) : batch.bytes

async function receive(ctx: Context, batch: BatchRow, { offset }: StreamPiece, body: Readable) {
  const path = uploadPath(ctx.config.dataFolder, batch.id)
  const have = await sizeOf(path)
  if (offset !== have)
    throw new Problem(409, 'stream_offset', `The next piece begins at byte ${have}.`, [], { bytes: have })
  try {
    await appendFile(body, path, ctx.config.uploadBytes - have)
  } catch (error) {
    if (!(error instanceof NotReceived)) throw error
    if (error.code === 'too_large') throw tooLarge(ctx.config.uploadBytes)
    throw new Problem(400, 'cut_off', 'The piece did not arrive whole; go on from where it broke.')
  }
}

async function begin(ctx: Context, token: PeopleTokenRow, key: string): Promise<BatchRow> {
  const { incidentId } = token
  return ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, systemActor, incidentId, 'import_people')
    await updatePeopleToken(tx, token.id, { usedAt: ctx.now(world) })
    const known = await findStream(tx, incidentId, key)
    if (known) return known
    if (await isDestroyed(tx, incidentId, 'contact'))
      throw conflict('contacts_destroyed', 'The contact values of this incident were destroyed.')
    const row: BatchRow = {
      id: ctx.newId(),
      incidentId,
      fileName: `${token.name} · ${key}`.slice(0, 200),
      bytes: 0,
      digest: '',
      group: '',
      language: null,
      region: null,
      state: 'receiving',
      failure: '',
      counts: noRows,
      uploadedBy: token.madeBy,
      uploadedAt: ctx.now(world),
      mapping: null,
      streamKey: key,
      fetch: null,
    }
    await insertBatch(tx, row)
    return row
  })
}

async function end(ctx: Context, token: PeopleTokenRow, { id, fileName }: BatchRow): Promise<void> {
  const path = uploadPath(ctx.config.dataFolder, id)
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  const digest = hash.digest('hex')
  const bytes = await sizeOf(path)
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, systemActor, token.incidentId, 'import_people')
    await updateBatch(tx, id, { state: 'reading', bytes, digest })
    const payload = { batchId: id, fileName, bytes, digest, tokenId: token.id }
    await record(ctx, tx, systemActor, {
      name: 'people.uploaded',
      incidentId: token.incidentId,
      world,
      payload,
    })
  })
}

const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => 0,
  )
