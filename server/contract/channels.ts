import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { channelKind } from './orders.ts'
import { instant } from './values.ts'

export const channel = z.object({
  kind: channelKind,
  /** Set by the environment and read-only here, or absent: messages then stay in the sandbox. */
  source: z.enum(['environment', 'none']),
  /** Where it leads, without credentials. */
  host: z.string().nullable(),
  can: z.array(z.string()),
})
export type ChannelView = z.infer<typeof channel>

export const channelApi = {
  listChannels: endpoint('get', '/api/channels', {
    summary: 'How messages leave the building, and what stays in the sandbox',
    answer: z.array(channel),
  }),
  verifyChannel: endpoint('post', '/api/channels/:kind/verify', {
    summary: 'Ask the server or gateway whether it lets us in; nobody receives anything',
    answer: z.object({ ok: z.boolean(), message: z.string(), at: instant, tookMs: z.number() }),
  }),
  /** The body is the gateway's own, signed; anything not genuine is answered 401. */
  receiveSmsReceipts: endpoint('post', '/api/receipts/sms', {
    summary: 'Callback of the SMS gateway: receipts, signed',
    answer: z.object({ ok: z.literal(true) }),
    open: true,
  }),
}
