import { createHash } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'

/** Writes a page behind those that are whole; what a crash left beyond them is cut off. On disk when it returns. */
export async function writePage(path: string, at: number, page: Buffer): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true, mode: 0o700 })
  const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600)
  try {
    const { size } = await file.stat()
    if (size < at) throw new Error('Pages that were whole are gone.')
    await file.truncate(at)
    for (let done = 0; done < page.length; )
      done += (await file.write(page, done, page.length - done, at + done)).bytesWritten
    await file.datasync()
  } finally {
    await file.close()
  }
}

/** SHA-256 in hex of a file on disk. */
export async function digestOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}
