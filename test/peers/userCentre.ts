import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from './provider.ts'

/** How the centre misbehaves; a number counts down, the rest holds until it is taken away. */
export interface CentreTricks {
  status?: number
  retryAfter?: string
  redirectTo?: string
  /** Answers half a page and cuts the line. */
  cuts?: number
  /** Never answers. */
  silent?: number
  fails?: number
  throttles?: number
  /** Instead of a page. */
  body?: string
  /** Leads back to the page of this number for ever. */
  backTo?: number
  /** Pages with nobody, each with a cursor of its own, for ever. */
  blankForEver?: boolean
  lines?: boolean
  /** Stops after so many pages, until it is let go. */
  holdAfter?: number
}

export interface CentrePeer {
  url: string
  /** Every request as it came: its query and token. */
  asked: { query: Record<string, string>; token: string }[]
  tricks: CentreTricks
  close(): Promise<void>
}

/** A company's user centre: pages of people under a token, a cursor in each, over real HTTP. */
export async function startUserCentre(
  token: string,
  people: object[],
  pageSize: number,
): Promise<CentrePeer> {
  const peer: CentrePeer = { url: '', asked: [], tricks: {}, close: async () => {} }
  const server = createServer((request, response) => answer(peer, token, people, pageSize, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  peer.url = `http://127.0.0.1:${(server.address() as { port: number }).port}/affected`
  peer.close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return peer
}

function answer(
  peer: CentrePeer,
  token: string,
  people: object[],
  pageSize: number,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const query = Object.fromEntries(new URL(request.url ?? '/', 'http://peer').searchParams)
  const said = (request.headers.authorization ?? '').replace('Bearer ', '')
  peer.asked.push({ query, token: said })
  const { tricks } = peer
  const page = Number((query.cursor ?? 'p0').slice(1))
  if (page >= (tricks.holdAfter ?? Number.POSITIVE_INFINITY) || once(tricks, 'silent')) return
  if (said !== token) return void response.writeHead(401).end()
  if (refused(tricks, response)) return
  const whole = pageOf(tricks, people, pageSize, page)
  if (!once(tricks, 'cuts'))
    return void response.writeHead(200, { 'content-type': whole.type }).end(whole.text)
  response.writeHead(200, { 'content-type': whole.type, 'content-length': Buffer.byteLength(whole.text) })
  response.write(whole.text.slice(0, 40), () => response.destroy())
}

function refused(tricks: CentreTricks, response: ServerResponse): boolean {
  const headers = tricks.retryAfter ? { 'retry-after': tricks.retryAfter } : {}
  if (tricks.redirectTo) response.writeHead(302, { location: tricks.redirectTo }).end()
  else if (tricks.status) response.writeHead(tricks.status, headers).end()
  else if (once(tricks, 'throttles')) response.writeHead(429, headers).end()
  else if (once(tricks, 'fails')) response.writeHead(503).end()
  else return false
  return true
}

function pageOf(tricks: CentreTricks, people: object[], size: number, page: number) {
  const type = tricks.lines ? 'application/x-ndjson' : 'application/json; charset=utf-8'
  if (tricks.body !== undefined) return { type, text: tricks.body }
  const some = tricks.blankForEver ? [] : people.slice(page * size, (page + 1) * size)
  const next = nextOf(tricks, (page + 1) * size < people.length, page)
  const text = tricks.lines
    ? [...some, { next }].map((line) => `${JSON.stringify(line)}\n`).join('')
    : JSON.stringify({ people: some, next })
  return { type, text }
}

function nextOf({ backTo, blankForEver }: CentreTricks, more: boolean, page: number): string | null {
  if (blankForEver || more) return `p${page + 1}`
  return backTo === undefined ? null : `p${backTo}`
}
