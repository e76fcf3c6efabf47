import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'

export interface ReceivedFile {
  bytes: number
  /** SHA-256 in hex. */
  digest: string
}

/** Why a file did not arrive whole. */
export class NotReceived extends Error {
  readonly code: 'too_large' | 'cut_off'
  constructor(code: 'too_large' | 'cut_off') {
    super(code)
    this.code = code
  }
}

/** Where an upload lies until it is read; its contents live on sealed, in the incident's store. */
export const uploadPath = (folder: string, batchId: string): string =>
  join(folder, 'uploads', `${batchId}.upload`)

/** Writes a stream straight to disk, readable by its owner only, and leaves nothing behind when it breaks. */
export async function receiveFile(from: Readable, path: string, limit: number): Promise<ReceivedFile> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const meter = metered(limit)
  try {
    await pipeline(from, meter.through, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await rm(path, { force: true })
    throw error instanceof NotReceived ? error : new NotReceived('cut_off')
  }
  return meter.read()
}

/** Adds a stream to what is there. What arrived before it broke stays: the sender goes on from there. */
export async function appendFile(from: Readable, path: string, limit: number): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  try {
    await pipeline(from, metered(limit).through, createWriteStream(path, { flags: 'a', mode: 0o600 }))
  } catch (error) {
    throw error instanceof NotReceived ? error : new NotReceived('cut_off')
  }
}

export const dropUpload = (folder: string, batchId: string): Promise<void> =>
  rm(uploadPath(folder, batchId), { force: true })

function metered(limit: number) {
  const hash = createHash('sha256')
  let bytes = 0
  const through = new Transform({
    transform(piece: Buffer, _, pass) {
      bytes += piece.length
      hash.update(piece)
      if (bytes > limit) pass(new NotReceived('too_large'))
      else pass(null, piece)
    },
  })
  return { through, read: (): ReceivedFile => ({ bytes, digest: hash.digest('hex') }) }
}
