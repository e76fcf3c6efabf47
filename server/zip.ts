import { pipeline, Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export interface ZipFile {
  /** ASCII. */
  name: string
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>
}

interface Entry {
  name: Buffer
  at: number
  crc: number
  packed: number
  size: number
}

const limit = 0xffffffff
const versionNeeded = 20
/** Sizes follow the data (bit 3); names are UTF-8 (bit 11). */
const flags = 0x0808
const deflated = 8
/** 1 January 1980: a bundle says itself when it was made. */
const noDate = 0x00210000

/** A zip written as it is made, so that no bundle ever lies in memory whole (PKWARE APPNOTE 4.3). At most 4 GiB. */
export async function* zipOf(files: AsyncIterable<ZipFile>): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let at = 0
  for await (const file of files) {
    const entry: Entry = { name: Buffer.from(file.name), at, crc: 0, packed: 0, size: 0 }
    entries.push(entry)
    for await (const part of entryOf(entry, file)) {
      at += part.length
      if (at > limit) throw new Error('A bundle of more than 4 GiB cannot be made in one piece.')
      yield part
    }
  }
  yield directoryOf(entries, at)
}

async function* entryOf(entry: Entry, { chunks }: ZipFile): AsyncGenerator<Buffer> {
  const { name } = entry
  yield Buffer.concat([
    words([0x04034b50, 4], [versionNeeded, 2], ...common(entry), [name.length, 2], [0, 2]),
    name,
  ])
  const deflate = createDeflateRaw()
  pipeline(Readable.from(counted(entry, chunks), { objectMode: false }), deflate, () => {})
  for await (const part of deflate as AsyncIterable<Buffer>) {
    entry.packed += part.length
    yield part
  }
  yield words([0x08074b50, 4], [entry.crc, 4], [entry.packed, 4], [entry.size, 4])
}

async function* counted(entry: Entry, chunks: ZipFile['chunks']): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    entry.crc = crc32(chunk, entry.crc)
    entry.size += chunk.length
    yield chunk
  }
}

function directoryOf(entries: readonly Entry[], at: number): Buffer {
  const lines = entries.map((entry) => {
    const { name } = entry
    const head = words(
      [0x02014b50, 4],
      [versionNeeded, 2],
      [versionNeeded, 2],
      ...common(entry),
      [name.length, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
      [entry.at, 4],
    )
    return Buffer.concat([head, name])
  })
  const directory = Buffer.concat(lines)
  const n = entries.length
  const end = words([0x06054b50, 4], [0, 2], [0, 2], [n, 2], [n, 2], [directory.length, 4], [at, 4], [0, 2])
  return Buffer.concat([directory, end])
}

type Word = [value: number, bytes: 2 | 4]

const common = ({ crc, packed, size }: Entry): Word[] => [
  [flags, 2],
  [deflated, 2],
  [noDate, 4],
  [crc, 4],
  [packed, 4],
  [size, 4],
]

/** Little-endian. */
function words(...values: Word[]): Buffer {
  const out = Buffer.alloc(values.reduce((sum, [, bytes]) => sum + bytes, 0))
  let at = 0
  for (const [value, bytes] of values) at = out.writeUIntLE(value, at, bytes)
  return out
}
