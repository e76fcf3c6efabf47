import { createHash } from 'node:crypto'

/** One file of lines, as the manifest names it. */
export interface LineFile {
  name: string
  lines: number
  bytes: number
  sha256: string
}

/** What is known of the lines once they are written. */
export interface Written {
  lines: number
  /** SHA-256 of the last line. */
  head: string
  files: LineFile[]
}

const linesInFile = 500_000
const chunkBytes = 65_536

/**
 * Writes lines of JSON, each with its number and the SHA-256 of the line before it, so that a change names its line; in
 * files of half a million lines.
 */
export async function* lineFiles(source: AsyncIterable<object>, written: Written) {
  const lines = source[Symbol.asyncIterator]()
  let next = await lines.next()
  while (!next.done) {
    const file = {
      name: `lines-${String(written.files.length + 1).padStart(4, '0')}.jsonl`,
      lines: 0,
      bytes: 0,
      sha256: '',
    }
    written.files.push(file)
    yield { name: file.name, chunks: chunksOf(file) }
  }

  async function* chunksOf(file: LineFile): AsyncGenerator<Buffer> {
    const hash = createHash('sha256')
    let open: string[] = []
    let size = 0
    const take = () => {
      const chunk = Buffer.from(open.join(''))
      hash.update(chunk)
      file.bytes += chunk.length
      open = []
      size = 0
      return chunk
    }
    while (!next.done && file.lines < linesInFile) {
      const line = chained(next.value, written)
      file.lines++
      open.push(line, '\n')
      size += line.length
      if (size > chunkBytes) yield take()
      next = await lines.next()
    }
    yield take()
    file.sha256 = hash.digest('hex')
  }
}

function chained(value: object, written: Written): string {
  const line = JSON.stringify({ n: ++written.lines, ...value, previous: written.head })
  written.head = createHash('sha256').update(line).digest('hex')
  return line
}
