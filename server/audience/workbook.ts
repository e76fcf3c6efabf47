import type { Readable } from 'node:stream'
import { type Entry, openPromise } from 'yauzl'
import { Unreadable } from './table.ts'

/** The parts of a workbook, each read as a stream. */
export interface Workbook {
  has(path: string): boolean
  read(path: string): Promise<Readable>
  close(): void
}

/** Opens a zip of parts. One that would unfold beyond all measure is refused before a byte of it is unfolded. */
export async function openWorkbook(path: string): Promise<Workbook> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(() => null)
  if (!zip) throw new Unreadable('unreadable')
  const parts = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) parts.set(entry.fileName, entry)
  } catch {
    zip.close()
    throw new Unreadable('unreadable')
  }
  return {
    has: (name) => parts.has(name),
    read: async (name) => {
      const entry = parts.get(name)
      if (!entry || isBomb(entry)) throw new Unreadable(entry ? 'too_large' : 'unreadable')
      return zip.openReadStreamPromise(entry)
    },
    close: () => zip.close(),
  }
}

/** No sheet of people shrinks to a three-hundredth; sizes that lie are caught while unfolding. */
const isBomb = ({ compressedSize, uncompressedSize }: Entry): boolean =>
  uncompressedSize > 8e9 || (uncompressedSize > 100e6 && uncompressedSize > 300 * compressedSize)
