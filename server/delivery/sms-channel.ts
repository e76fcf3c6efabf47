import type { World } from '../rules/world.ts'
import type { Channel, Outcome, Outgoing } from './channel.ts'
import { outside } from './outside.ts'
import { restKeeper } from './rest.ts'
import { smsKinds } from './sms-kinds.ts'
import { type Ask, channelFault, type SmsProvider, unsure } from './sms-provider.ts'
import type { SmsSettings } from './smsUrl.ts'

/**
 * SMS through a provider: one request for all who get the same text. The call's id is on disk before the request, so the
 * provider can be asked about it, or sent it again under the same id, after a crash or a silence.
 */
export function smsChannel(world: World, settings: SmsSettings): Channel {
  const door = outside(world)
  const kind = smsKinds[settings.provider]
  const provider = kind.connect(settings)
  const ask: Ask = async ({ url, method, headers, body }) => {
    const sent = method === 'POST' ? { body } : {}
    const signal = AbortSignal.timeout(settings.timeoutMs)
    const response = await door.request(url, { method, headers, redirect: 'manual', ...sent, signal })
    return { status: response.status, text: await response.text() }
  }
  const waiting: Outgoing[][] = []
  let settle: (outcome: Outcome) => void = () => {}
  let calls = 0
  const resting = restKeeper()
  let ended: () => void = () => {}

  async function call(members: Outgoing[]) {
    calls++
    const outcomes = await submit(provider, ask, members)
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
    for (const outcome of channelFault(waiting.splice(0).flat(), message)) settle(outcome)
  }

  const next = () => {
    while (calls < settings.calls && waiting.length) void call(waiting.shift()!)
  }

  return {
    kind: 'sms',
    via: 'outside',
    window: settings.callSize * settings.calls,
    callSize: settings.callSize,
    personalCallSize: Math.min(settings.callSize, kind.mostPersonal),
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
    query: async (id, members) => {
      try {
        return await provider.query(ask, id, members, Date.now())
      } catch {
        return null
      }
    },
    verify: async () => {
      try {
        return await provider.verify(ask)
      } catch (error) {
        return { ok: false, message: faultOf(error) }
      }
    },
    close: async (drain) => {
      if (drain && calls) await new Promise<void>((resolve) => (ended = resolve))
    },
  }
}

/** Asks once, and again under the same id where the provider takes that for the same call. */
async function submit(provider: SmsProvider, ask: Ask, members: readonly Outgoing[]): Promise<Outcome[]> {
  const until = Date.now() + provider.replayMs
  let outcomes = await attempt(provider, ask, members)
  for (let again = 0; again < replays && outcomes.some(isDoubtful) && Date.now() < until; again++)
    outcomes = afterDoubt(await attempt(provider, ask, members))
  return outcomes
}

const replays = 2

const isDoubtful = ({ as }: Outcome): boolean => as === 'unknown'

/** Once a request may have arrived, a refusal of its repetition proves nothing about the first. */
const afterDoubt = (outcomes: readonly Outcome[]): Outcome[] =>
  outcomes.map((outcome) =>
    outcome.as === 'again' ? { id: outcome.id, as: 'unknown', code: outcome.code } : outcome,
  )

async function attempt(provider: SmsProvider, ask: Ask, members: readonly Outgoing[]): Promise<Outcome[]> {
  try {
    const judged = provider.judge(await ask(provider.submit(members)), members)
    if (judged !== 'split') return judged
    const half = Math.ceil(members.length / 2)
    const first = await attempt(provider, ask, members.slice(0, half))
    return [...first, ...(await attempt(provider, ask, members.slice(half)))]
  } catch (error) {
    const code = faultOf(error)
    return neverLeft.has(code) ? channelFault(members, code) : unsure(members, code)
  }
}

/** Faults that come before a connection stands, or before anything was asked: the request surely did not leave. */
const neverLeft = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'no_template',
])

function faultOf(error: unknown): string {
  const { cause, name, message } = error as { cause?: { code?: string }; name: string; message: string }
  return cause?.code ?? (name === 'Unfiled' ? message : name)
}
