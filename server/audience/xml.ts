import type { Readable } from 'node:stream'
import sax from 'sax'
import { Unreadable } from './table.ts'

/** What a reader of XML listens to; names come without their prefix. */
export interface Tags {
  open(tag: string, attributes: Record<string, string>): void
  text(tag: string, said: string): void
  close(tag: string): void
}

/** What a reader makes of a stream of XML, as it comes; the stream is never in memory as a whole. Broken XML is unreadable. */
export async function* tagsOf<T>(
  stream: Readable,
  readerOf: (emit: (made: T) => void) => Tags,
): AsyncGenerator<T> {
  let made: T[] = []
  const parser = listen(readerOf((one) => void made.push(one)))
  const write = writerOf(parser)
  for await (const bytes of stream as AsyncIterable<Buffer>) {
    write(bytes)
    yield* made
    made = []
  }
  write()
  yield* made
}

function writerOf(parser: sax.SAXParser) {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  return (bytes?: Buffer) => {
    try {
      if (bytes) parser.write(decoder.decode(bytes, { stream: true }))
      else parser.write(decoder.decode()).close()
    } catch {
      throw new Unreadable('unreadable')
    }
  }
}

function listen(tags: Tags): sax.SAXParser {
  const parser = sax.parser(true, { position: false })
  const open: string[] = []
  parser.onopentag = ({ name, attributes }) => {
    open.push(plain(name))
    tags.open(plain(name), attributes as Record<string, string>)
  }
  parser.ontext = (said) => tags.text(open.at(-1) ?? '', said)
  parser.oncdata = (said) => tags.text(open.at(-1) ?? '', said)
  parser.onclosetag = () => tags.close(open.pop() ?? '')
  parser.onerror = (error) => {
    throw error
  }
  return parser
}

const plain = (name: string) => name.slice(name.indexOf(':') + 1)
