import { createReadStream } from 'node:fs'

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030'

const sampleBytes = 256 * 1024

/**
 * What a file is written in: by its mark, by the zeros of UTF-16, else UTF-8 or GB18030, whichever reads the first 256 kB
 * that are not plain ASCII with fewer broken characters.
 */
export async function guessEncoding(path: string): Promise<Encoding> {
  const sample = await readSample(path)
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le'
  if (sample[0] === 0xfe && sample[1] === 0xff) return 'utf-16be'
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8'
  return utf16By(sample) ?? (broken(sample, 'utf-8') <= broken(sample, 'gb18030') ? 'utf-8' : 'gb18030')
}

/** The text of a file from its beginning, piece by piece; a broken byte becomes U+FFFD, which no good row holds. */
export async function* readText(path: string, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const bytes of createReadStream(path, { highWaterMark: 256 * 1024 })) {
    yield decoder.decode(bytes as Buffer, { stream: true })
  }
  yield decoder.decode()
}

async function readSample(path: string): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const bytes of createReadStream(path, { highWaterMark: sampleBytes }) as AsyncIterable<Buffer>) {
    if (!size && isAscii(bytes)) {
      if (!parts.length) parts.push(bytes)
      continue
    }
    if (!size && parts.length) parts.length = 0
    parts.push(bytes)
    size += bytes.length
    if (size >= sampleBytes) break
  }
  return Buffer.concat(parts)
}

const isAscii = (bytes: Buffer): boolean => bytes.every((byte) => byte < 0x80 && byte !== 0)

/** Text in UTF-16 has its zeros all in odd or all in even places. */
function utf16By(sample: Buffer): Encoding | null {
  const zeros = [0, 0]
  for (let at = 0; at < Math.min(sample.length, 4_096); at++) if (!sample[at]) zeros[at % 2]!++
  const [even, odd] = zeros as [number, number]
  if (odd > 16 && odd > even * 8) return 'utf-16le'
  return even > 16 && even > odd * 8 ? 'utf-16be' : null
}

const broken = (sample: Buffer, encoding: Encoding): number =>
  new TextDecoder(encoding).decode(sample, { stream: true }).split('\ufffd').length
