import { createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

export interface SmsCall {
  requestId: string
  signature?: string
  template?: string
  params?: Record<string, string>
  text?: string
  numbers: string[]
}

export interface SmsTricks {
  templates?: Set<string>
  /** Answers 429 so many times. */
  throttle?: number
  /** Takes the call, then never answers, so many times. */
  silentAfterTaking?: number
  /** Drops the line before taking, so many times. */
  cutBefore?: number
  /** Result codes by number. */
  refuse?: Record<string, string>
}

export interface SmsPeer {
  url: string
  /** Calls taken, once per request id, as a provider with an idempotency key does. */
  calls: SmsCall[]
  requests: number
  badSignatures: number
  tricks: SmsTricks
  /** A signed callback for a call, as headers and body. */
  receipt(
    requestId: string,
    statuses: Record<string, 'delivered' | 'failed'>,
  ): { headers: Record<string, string>; body: string }
  close(): Promise<void>
}

const key = 'test-key'
const secret = 'test-secret'
const sign = (seconds: string, body: string): string =>
  createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')

/** A real HTTP gateway that answers like a provider and misbehaves on demand. */
export async function startSms(tricks: SmsTricks = {}): Promise<SmsPeer> {
  const server = createServer((request, response) => void answer(peer, request, response))
  const peer: SmsPeer = {
    url: '',
    calls: [],
    requests: 0,
    badSignatures: 0,
    tricks,
    receipt: (requestId, statuses) => signedReceipt(requestId, statuses),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  peer.url = `http://${key}:${secret}@127.0.0.1:${(server.address() as { port: number }).port}/send`
  return peer
}

async function answer(peer: SmsPeer, request: IncomingMessage, response: ServerResponse) {
  peer.requests++
  const body = await bodyOf(request)
  const url = new URL(request.url ?? '/', 'http://peer')
  const signed = request.method === 'GET' ? url.search : body
  if (
    request.headers['x-key'] !== key ||
    request.headers['x-signature'] !== sign(String(request.headers['x-timestamp']), signed)
  ) {
    peer.badSignatures++
    return say(response, 401, { error: 'signature' })
  }
  if (request.method === 'GET') return answerQuery(peer, url, response)
  const { tricks } = peer
  if (tricks.cutBefore) {
    tricks.cutBefore--
    return request.socket.destroy()
  }
  if (tricks.throttle) {
    tricks.throttle--
    return say(response, 429, { error: 'slow down' })
  }
  return take(peer, JSON.parse(body) as SmsCall, response)
}

function take(peer: SmsPeer, call: SmsCall, response: ServerResponse) {
  if (call.template && peer.tricks.templates && !peer.tricks.templates.has(call.template)) {
    return say(response, 200, {
      results: call.numbers.map((number) => ({ number, code: 'unknown_template' })),
    })
  }
  if (!peer.calls.some(({ requestId }) => requestId === call.requestId)) peer.calls.push(call)
  if (peer.tricks.silentAfterTaking) {
    peer.tricks.silentAfterTaking--
    return undefined
  }
  return say(response, 200, { results: resultsOf(peer, call) })
}

function answerQuery(peer: SmsPeer, url: URL, response: ServerResponse) {
  const call = peer.calls.find(({ requestId }) => requestId === url.searchParams.get('requestId'))
  return call
    ? say(response, 200, { results: resultsOf(peer, call) })
    : say(response, 404, { error: 'unknown request' })
}

const resultsOf = (peer: SmsPeer, call: SmsCall) =>
  call.numbers.map((number, at) => {
    const code = peer.tricks.refuse?.[number] ?? 'ok'
    return code === 'ok' ? { number, code, messageId: `${call.requestId}-${at}` } : { number, code }
  })

function signedReceipt(requestId: string, statuses: Record<string, 'delivered' | 'failed'>) {
  const receipts = Object.entries(statuses).map(([number, status]) => ({
    requestId,
    number,
    status,
    code: null,
  }))
  const body = JSON.stringify({ receipts })
  const seconds = String(Math.floor(Date.now() / 1000))
  return { headers: { 'x-timestamp': seconds, 'x-signature': sign(seconds, body) }, body }
}

function say(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}
