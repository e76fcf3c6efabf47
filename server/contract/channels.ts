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
  /** SMS: whose adapter speaks to it. */
  provider: z.enum(['generic', 'baidu', 'aliyun']).nullable(),
  /** ISO 3166-1 of where it handles contact details; `null` = it does not say. */
  country: z.string().nullable(),
  /** SMS: when a receipt first came for a message of ours; `null` = not yet tried with the provider. */
  provenAt: instant.nullable(),
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
  receiveBaiduReceipts: endpoint('post', '/api/receipts/baidu', {
    summary: 'Callback of Baidu AI Cloud SMS: receipts, signed with the token',
    answer: z.object({ ok: z.literal(true) }),
    open: true,
  }),
  /** The provider signs nothing: the token at the end of the address is what it is known by. */
  receiveAliyunReceipts: endpoint('post', '/api/receipts/aliyun/:token', {
    summary: 'Callback of Alibaba Cloud SMS: receipts',
    answer: z.object({ code: z.literal(0), msg: z.string() }),
    open: true,
  }),
  /** The body is the whole mail. `authorization: Bearer` holds the secret, `x-recipient` the address it came to. */
  receiveBounce: endpoint('post', '/api/bounces', {
    summary: 'A mail that came back, handed in by a relay',
    answer: z.object({ fate: z.enum(['taken', 'repeated', 'not_ours', 'no_bounce']) }),
    open: true,
  }),
}
