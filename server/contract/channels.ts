import { z } from 'zod'
import { channelSetting } from './channelSettings.ts'
import { endpoint } from './endpoint.ts'
import { channelKind } from './orders.ts'
import { instant, person } from './values.ts'

/** 0 = nothing is set on the page yet. */
const kept = z.number().int().min(0)

/** How it fares. Shares and the queue are of the real world alone. */
const health = z.object({
  successAt: instant.nullable(),
  troubleAt: instant.nullable(),
  trouble: z.string(),
  /** Of what was tried since the console started; `null` = nothing was. */
  errorShare: z.number().nullable(),
  /** People who wait for this channel now. */
  queue: z.number(),
})

export const channel = z.object({
  kind: channelKind,
  /** Set by the environment and read-only here, set on this page, or absent: messages then stay in the sandbox. */
  source: z.enum(['environment', 'page', 'none']),
  /** Where it leads, without credentials. */
  host: z.string().nullable(),
  /** SMS: whose adapter speaks to it, and what it is called. */
  provider: z.string().nullable(),
  /** ISO 3166-1 of where it handles contact details; `null` = it does not say. */
  country: z.string().nullable(),
  /** SMS and in-site: when a receipt first came for a message of ours; `null` = not yet tried with the other side. */
  provenAt: instant.nullable(),
  /** As set on the page; secrets are never given out, only who set them and when. */
  setting: channelSetting.nullable(),
  secrets: z.array(z.object({ name: z.string(), setBy: person, setAt: instant })),
  changedBy: person.nullable(),
  changedAt: instant.nullable(),
  health,
  version: kept,
  can: z.array(z.string()),
})
export type ChannelView = z.infer<typeof channel>

/** A provider that an adapter is there for. */
const provider = z.object({
  key: z.string(),
  name: z.object({ 'zh-CN': z.string(), en: z.string() }),
  filedOnly: z.boolean(),
  /** What it needs besides key and secret. */
  needs: z.array(z.string()),
  /** Where the provider is to send its receipts. */
  callback: z.string(),
})
export type ProviderView = z.infer<typeof provider>

const one = '/api/channels/:kind' as const

export const channelApi = {
  listChannels: endpoint('get', '/api/channels', {
    summary: 'How messages leave the building, and what stays in the sandbox',
    answer: z.array(channel),
  }),
  listProviders: endpoint('get', '/api/channel-providers', {
    summary: 'Providers of SMS that the console speaks to',
    answer: z.array(provider),
  }),
  saveChannel: endpoint('put', one, {
    summary: 'Set up a channel; secrets that are left out stay as they are',
    body: z.object({
      version: kept,
      setting: channelSetting,
      secrets: z.record(z.string(), z.string().max(4_000)),
    }),
  }),
  dropChannel: endpoint('delete', one, {
    summary: 'Take a channel out of use; its secrets are forgotten',
    query: z.object({ version: z.coerce.number().int() }),
  }),
  verifyChannel: endpoint('post', '/api/channels/:kind/verify', {
    summary: 'Ask the server or gateway whether it lets us in; nobody receives anything',
    answer: z.object({ ok: z.boolean(), message: z.string(), at: instant, tookMs: z.number() }),
  }),
  /** The body is the provider's own; anything not genuine is answered 401. `sms` is the generic gateway. */
  receiveSmsReceipts: endpoint('post', '/api/receipts/:provider', {
    summary: 'Callback of an SMS provider: receipts, signed',
    answer: z.unknown(),
    open: true,
  }),
  /** For a provider that signs nothing: the token at the end of the address is what it is known by. */
  receiveTokenReceipts: endpoint('post', '/api/receipts/:provider/:token', {
    summary: 'Callback of an SMS provider that signs nothing: receipts',
    answer: z.unknown(),
    open: true,
  }),
  /** The body is the whole mail. `authorization: Bearer` holds the secret, `x-recipient` the address it came to. */
  receiveBounce: endpoint('post', '/api/bounces', {
    summary: 'A mail that came back, handed in by a relay',
    answer: z.object({ fate: z.enum(['taken', 'repeated', 'not_ours', 'no_bounce']) }),
    open: true,
  }),
}
