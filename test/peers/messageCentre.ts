import { createHmac } from 'node:crypto'
import { type Answer, type Asked, once, startProvider } from './provider.ts'

export interface Pushed {
  id: string
  data: { ref: string; title: string; text: string; language: string; code: string }
}

export interface CentreTricks {
  /** Takes the message, then never answers, so many times. */
  silentAfterTaking?: number
  /** Takes nothing and answers 500, so many times. */
  fails?: number
  cuts?: number
  throttles?: number
  /** Answers 401 to all while it is on. */
  lockedOut?: boolean
  unknown?: Set<string>
}

/** By the specification's own text, apart from the console's: `<id>.<seconds>.<body>` under the secret's bytes. */
export const signed = (secret: string, id: string, seconds: number, body: string): string =>
  `v1,${createHmac('sha256', Buffer.from(secret.slice(6), 'base64'))
    .update(`${id}.${seconds}.${body}`)
    .digest('base64')}`

/** A company's message centre: keeps each webhook id once, as it must, and misbehaves on demand. */
export async function startCentre(secret: string) {
  const centre = {
    url: '',
    /** Once per id. */
    inbox: new Map<string, Pushed['data']>(),
    requests: 0,
    badSignatures: 0,
    tricks: {} as CentreTricks,
    /** A callback as the centre sends it. */
    receipt: (receipts: unknown[], { at = Date.now(), by = secret } = {}) => {
      const body = JSON.stringify({ receipts })
      const seconds = Math.floor(at / 1000)
      const id = `r-${seconds}`
      return {
        headers: {
          'webhook-id': id,
          'webhook-timestamp': String(seconds),
          'webhook-signature': signed(by, id, seconds, body),
        },
        body,
        token: '',
      }
    },
    close: async () => {},
  }
  const take = (asked: Asked): Answer => {
    centre.requests++
    const { tricks } = centre
    if (tricks.lockedOut) return { status: 401, body: {} }
    if (isSigned(secret, asked)) return misbehave(tricks) ?? keep(asked)
    centre.badSignatures++
    return { status: 401, body: { error: 'signature' } }
  }
  const keep = ({ headers, body }: Asked): Answer => {
    const { data } = JSON.parse(body) as Partial<Pushed>
    const id = String(headers['webhook-id'])
    if (!data) return { status: 204, body: null }
    if (centre.tricks.unknown?.has(data.ref)) return { status: 422, body: { code: 'unknown_account' } }
    centre.inbox.set(id, data)
    return once(centre.tricks, 'silentAfterTaking') ? 'silence' : { status: 200, body: { id: `m-${id}` } }
  }
  const { host, close } = await startProvider(take)
  centre.url = `http://${host}/messages`
  centre.close = close
  return centre
}

function isSigned(secret: string, { headers, body }: Asked): boolean {
  const wanted = signed(secret, String(headers['webhook-id']), Number(headers['webhook-timestamp']), body)
  return String(headers['webhook-signature']).split(' ').includes(wanted)
}

/** Before anything is taken. */
function misbehave(tricks: CentreTricks): Answer | null {
  if (once(tricks, 'cuts')) return 'cut'
  if (once(tricks, 'throttles')) return { status: 429, body: {} }
  return once(tricks, 'fails') ? { status: 500, body: { error: 'database' } } : null
}
