import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** What came in, before anybody judged it. */
export interface Asked {
  method: string
  url: URL
  headers: IncomingMessage['headers']
  body: string
}

export type Answer = { status: number; body: unknown } | 'silence' | 'cut'

/** A real HTTP server that answers as it is told, or does not. */
export async function startProvider(answer: (asked: Asked) => Answer) {
  const server = createServer((request, response) => void reply(request, response, answer))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    host: `127.0.0.1:${(server.address() as { port: number }).port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function reply(
  request: IncomingMessage,
  response: ServerResponse,
  answer: (asked: Asked) => Answer,
): Promise<void> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const { method = '', headers } = request
  const url = new URL(request.url ?? '/', 'http://peer')
  const said = answer({ method, url, headers, body: Buffer.concat(parts).toString('utf8') })
  if (said === 'silence') return
  if (said === 'cut') return void request.socket.destroy()
  response.writeHead(said.status, { 'content-type': 'application/json' }).end(JSON.stringify(said.body))
}

/** RFC 3986 by bytes, apart from the console's own. */
export const encoded = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => {
      const letter = String.fromCharCode(byte)
      const hex = byte.toString(16).toUpperCase().padStart(2, '0')
      return /[A-Za-z0-9\-._~]/.test(letter) ? letter : `%${hex}`
    })
    .join('')

export const hmacHex = (key: string, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex')
export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Takes one from a counter of tricks that is above nought. */
export function once<Name extends string>(tricks: Partial<Record<Name, number>>, name: Name): boolean {
  const left = tricks[name] ?? 0
  if (left > 0) tricks[name] = left - 1
  return left > 0
}
