import type { World } from '../rules/world.ts'
import type { Channel, Outcome, Outgoing } from './channel.ts'
import type { PushSetting } from './inSiteSetting.ts'
import { outside } from './outside.ts'
import { oneLine } from './placeholders.ts'
import { restKeeper } from './rest.ts'
import { readJson, saidOf } from './sms-provider.ts'
import { filledFor } from './smsFilled.ts'
import { signWebhook } from './standardWebhook.ts'

/**
 * In-site messages, pushed to the company's message centre one by one. The webhook id is the delivery's own, the same at
 * every try, so a repetition is no second message: after a silence it is simply said again.
 */
export function inSiteChannel(world: World, incidentId: string, setting: PushSetting): Channel {
  const door = outside(world)
  const resting = restKeeper()
  let settle: (outcome: Outcome) => void = () => {}
  let flying = 0
  let ended: () => void = () => {}

  async function tell(message: Outgoing) {
    flying++
    const outcome = await push(message)
    if (outcome.as === 'again' && outcome.free) resting.begin(outcome.code)
    else resting.end()
    settle(outcome)
    if (!--flying) ended()
  }

  const push = async (message: Outgoing): Promise<Outcome> => {
    try {
      const answer = await post(door, setting, webhookId(incidentId, message.id), bodyOf(message))
      return judge(message.id, answer.status, await answer.text())
    } catch (error) {
      return { id: message.id, as: 'again', retry: 'connect', code: faultOf(error) }
    }
  }

  return {
    kind: 'inSite',
    via: 'outside',
    window: setting.calls,
    callSize: 0,
    rate: setting.rate,
    open: async (listener) => {
      door.refuse()
      settle = listener
    },
    send: (messages) => {
      for (const message of messages) void tell(message)
    },
    trouble: resting.current,
    query: async () => null,
    verify: async () => {
      try {
        const { status } = await post(door, setting, 'verify', JSON.stringify({ type: 'notice.verify' }))
        return { ok: status >= 200 && status < 300, message: `${setting.url.host} ${status}` }
      } catch (error) {
        return { ok: false, message: faultOf(error) }
      }
    },
    close: async (drain) => {
      if (drain && flying) await new Promise<void>((resolve) => (ended = resolve))
    },
  }
}

/** Nothing is pushed: the message stands in the feed from now on, where the person's own page fetches it. */
export function feedChannel(world: World): Channel {
  const door = outside(world)
  let settle: (outcome: Outcome) => void = () => {}
  return {
    kind: 'inSite',
    via: 'outside',
    window: 400,
    callSize: 0,
    rate: null,
    open: async (listener) => {
      door.refuse()
      settle = listener
    },
    send: (messages) => {
      for (const { id } of messages) settle({ id, as: 'accepted', ref: 'feed' })
    },
    trouble: () => null,
    query: async () => null,
    verify: async () => ({ ok: true, message: 'feed' }),
    close: async () => {},
  }
}

/** What the message centre knows a message by, and names in its receipts. */
export const webhookId = (incidentId: string, deliveryId: number): string => `${incidentId}.${deliveryId}`

export function readWebhookId(text: string): { incidentId: string; id: number } | null {
  const [, incidentId, id] = /^(.+)\.(\d{1,15})$/.exec(text) ?? []
  return incidentId && id ? { incidentId, id: Number(id) } : null
}

function bodyOf(message: Outgoing): string {
  const { subject = '', text, language } = message.text
  const data = {
    ref: message.to,
    title: oneLine(filledFor(message, subject)),
    text: filledFor(message, text),
    language,
    code: message.code,
  }
  return JSON.stringify({ type: 'notice.message', timestamp: new Date(message.madeAt).toISOString(), data })
}

const post = (door: ReturnType<typeof outside>, setting: PushSetting, id: string, body: string) =>
  door.request(setting.url, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': 'application/json',
      ...signWebhook(setting.secrets, id, Math.floor(Date.now() / 1000), body),
    },
    body,
    signal: AbortSignal.timeout(setting.timeoutMs),
  })

/** An account the centre does not know fails; a fault of its own is tried again; a refusal of us all rests the channel. */
function judge(id: number, status: number, said: string): Outcome {
  if (status >= 200 && status < 300) return { id, as: 'accepted', ref: refIn(said) }
  if (status === 429) return { id, as: 'again', retry: 'throttled', code: '429' }
  if (status >= 500) return { id, as: 'again', retry: 'connect', code: saidOf(status, said) }
  const { code } = readJson<{ code: string }>(said) ?? {}
  if (code === 'unknown_account') return { id, as: 'failed', code }
  return { id, as: 'again', retry: 'connect', code: saidOf(status, said), free: true }
}

const refIn = (said: string): string => String(readJson<{ id: string }>(said)?.id ?? '').slice(0, 200)

function faultOf(error: unknown): string {
  const { cause, name } = error as { cause?: { code?: string }; name: string }
  return cause?.code ?? name
}
