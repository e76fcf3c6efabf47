import type { SentKind } from '../rules/delivery.ts'
import type { Channel, Outcome } from './channel.ts'

/** Takes every message and lets none out. What it took can be read in the console and never counts as told. */
export function sandboxChannel(kind: SentKind): Channel {
  let settle: (outcome: Outcome) => void = () => {}
  return {
    kind,
    via: 'sandbox',
    window: 400,
    callSize: 0,
    rate: null,
    open: async (listener) => {
      settle = listener
    },
    send: (messages) => {
      for (const { id } of messages) settle({ id, as: 'sandboxed' })
    },
    trouble: () => null,
    query: async () => null,
    verify: async () => ({ ok: true, message: 'sandbox' }),
    close: async () => {},
  }
}
