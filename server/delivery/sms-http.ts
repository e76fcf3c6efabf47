import type { World } from '../rules/world.ts'
import type { Channel, Outcome, Outgoing, Verdict } from './channel.ts'
import { type Outside, outside } from './outside.ts'
import { cut, fill, isPersonal } from './placeholders.ts'
import { restKeeper } from './rest.ts'
import { signBody } from './smsSignature.ts'
import type { SmsSettings } from './smsUrl.ts'

/** One number's fate as the gateway answers it. */
interface NumberResult {
  number: string
  code: string
  messageId?: string
}

/**
 * SMS through an HTTP gateway: one signed POST for up to 200 numbers that get the same text. `requestId` is the idempotency
 * key and is on disk before the request, so the gateway can be asked about it after a crash or a silence.
 */
export function smsHttpChannel(world: World, settings: SmsSettings): Channel {
  const door = outside(world)
  const waiting: Outgoing[][] = []
  let settle: (outcome: Outcome) => void = () => {}
  let calls = 0
  const resting = restKeeper()
  let ended: () => void = () => {}

  async function call(members: Outgoing[]) {
    calls++
    const outcomes = await post(door, settings, members)
    const fault = outcomes.find((outcome) => outcome.as === 'again' && outcome.free)
    if (fault && 'code' in fault) rest(fault.code)
    else resting.end()
    for (const outcome of outcomes) settle(outcome)
    calls--
    next()
    if (!calls && !waiting.length) ended()
  }

  function rest(message: string) {
    resting.begin(message)
    for (const { id } of waiting.splice(0).flat())
      settle({ id, as: 'again', retry: 'connect', code: message, free: true })
  }

  const next = () => {
    while (calls < settings.calls && waiting.length) void call(waiting.shift()!)
  }

  return {
    kind: 'sms',
    via: 'outside',
    window: settings.callSize * settings.calls,
    callSize: settings.callSize,
    rate: settings.rate,
    open: async (listener) => {
      door.refuse()
      settle = listener
    },
    send: (messages) => {
      waiting.push(...Map.groupBy(messages, ({ call }) => call).values())
      next()
    },
    trouble: resting.current,
    query: (requestId, members) => query(door, settings, requestId, members),
    verify: () => verify(door, settings),
    close: async (drain) => {
      if (drain && calls) await new Promise<void>((resolve) => (ended = resolve))
    },
  }
}

async function post(door: Outside, settings: SmsSettings, members: readonly Outgoing[]): Promise<Outcome[]> {
  const all = (outcome: (id: number) => Outcome) => members.map(({ id }) => outcome(id))
  try {
    const response = await request(door, settings, 'POST', '', JSON.stringify(bodyOf(members)))
    const said = await response.text()
    if (response.ok) return judgeNumbers(said, members)
    if (response.status === 429) return all((id) => ({ id, as: 'again', retry: 'throttled', code: '429' }))
    const code = `${response.status} ${said}`.slice(0, 200)
    if (response.status < 500) return all((id) => ({ id, as: 'again', retry: 'connect', code, free: true }))
    return all((id) => ({ id, as: 'unknown', code }))
  } catch (error) {
    const code = faultOf(error)
    if (neverLeft.has(code)) return all((id) => ({ id, as: 'again', retry: 'connect', code, free: true }))
    return all((id) => ({ id, as: 'unknown', code }))
  }
}

/** Faults that come before a connection stands: the request surely did not leave. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function faultOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: string }; name: string }
  return cause?.code ?? name
}

function bodyOf(members: readonly Outgoing[]) {
  const first = members[0]!
  const { text, template, signature } = first.text
  const fillIn = (value: string) => (isPersonal(value) ? fill(cut(value), first) : value)
  return {
    requestId: first.call,
    signature,
    ...(template
      ? {
          template: template.id,
          params: Object.fromEntries(
            Object.entries(template.params).map(([key, value]) => [key, fillIn(value)]),
          ),
        }
      : { text: fillIn(text) }),
    numbers: members.map(({ to }) => to),
  }
}

/** `ok` is accepted; a refused number fails; a rate limit waits; a refused template or signature is the channel's fault. */
const channelFaults = new Set(['unknown_template', 'unknown_signature', 'no_balance'])

function judgeNumbers(said: string, members: readonly { id: number; to: string }[]): Outcome[] {
  const results = new Map(readResults(said).map((result) => [result.number, result]))
  return members.map(({ id, to }): Outcome => {
    const result = results.get(to)
    if (!result) return { id, as: 'unknown', code: 'no_answer' }
    if (result.code === 'ok') return { id, as: 'accepted', ref: result.messageId ?? '' }
    if (result.code === 'rate_limited') return { id, as: 'again', retry: 'throttled', code: result.code }
    if (channelFaults.has(result.code))
      return { id, as: 'again', retry: 'connect', code: result.code, free: true }
    return { id, as: 'failed', code: result.code }
  })
}

function readResults(said: string): NumberResult[] {
  try {
    const { results } = JSON.parse(said) as { results?: unknown }
    return Array.isArray(results) ? (results as NumberResult[]) : []
  } catch {
    return []
  }
}

async function query(
  door: Outside,
  settings: SmsSettings,
  requestId: string,
  members: readonly { id: number; to: string }[],
) {
  try {
    const response = await request(door, settings, 'GET', `?requestId=${encodeURIComponent(requestId)}`, '')
    if (response.status === 404) return 'absent' as const
    return response.ok ? judgeNumbers(await response.text(), members) : null
  } catch {
    return null
  }
}

async function verify(door: Outside, settings: SmsSettings): Promise<Verdict> {
  try {
    const response = await request(door, settings, 'GET', '?requestId=verify', '')
    return { ok: response.ok || response.status === 404, message: `${settings.url.host} ${response.status}` }
  } catch (error) {
    return { ok: false, message: faultOf(error) }
  }
}

function request(
  door: Outside,
  settings: SmsSettings,
  method: string,
  search: string,
  body: string,
): Promise<Response> {
  const seconds = Math.floor(Date.now() / 1000)
  return door.request(new URL(settings.url.href + search), {
    method,
    headers: {
      'content-type': 'application/json',
      'x-key': settings.key,
      'x-timestamp': String(seconds),
      'x-signature': signBody(settings.secret, seconds, method === 'GET' ? search : body),
    },
    ...(method === 'POST' ? { body } : {}),
    signal: AbortSignal.timeout(settings.timeoutMs),
  })
}
