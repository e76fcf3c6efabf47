import { z } from 'zod'
import { words } from './values.ts'

const host = z
  .string()
  .trim()
  .max(253)
  .regex(/^[A-Za-z0-9.:[\]-]+$/, 'not_a_host')
/** ISO 3166-1: where contact details are handled. */
const country = z.string().regex(/^[A-Z]{2}$/, 'not_a_country')
const rate = z.number().int().min(1).max(1_000_000).nullable()

/** One server that mail leaves through. Its password is the secret `password:<id>`. */
export const relay = z.object({
  id: z.string().regex(/^[a-z0-9]{1,20}$/),
  host,
  port: z.number().int().min(1).max(65_535),
  /** TLS from the first byte, asked for, or taken where it is offered. */
  tls: z.enum(['implicit', 'starttls', 'offered']),
  user: z.string().trim().max(200),
  connections: z.number().int().min(1).max(50),
  rate,
  weight: z.number().int().min(1).max(100),
})

/** An SMS template as filed with the provider; its body names parameters as `${code}`. */
export const filedTemplate = z.object({
  id: words(100),
  signature: words(40),
  body: words(1_000),
  state: z.enum(['draft', 'in_review', 'approved', 'refused']),
  note: z.string().trim().max(200),
})

export const emailSetting = z.object({
  kind: z.literal('email'),
  country,
  relays: z.array(relay).min(1).max(10),
})

/** Secrets: `secret`, and `token` where callbacks are known by one. */
export const smsSetting = z.object({
  kind: z.literal('sms'),
  country,
  provider: z.string().regex(/^[a-z]{1,20}$/),
  /** Generic: the whole address; a provider: its host. */
  endpoint: z.string().trim().min(1).max(500),
  key: z.string().trim().max(200),
  signatureId: z.string().trim().max(100),
  batch: z.number().int().min(1).max(1_000).nullable(),
  rate,
  templates: z.array(filedTemplate).max(50),
})

/** Secrets: `push`, `pushOld`, `feedKey`, `feedKeyOld`. Nothing pushed where `url` is empty; no feed without an algorithm. */
export const inSiteSetting = z.object({
  kind: z.literal('inSite'),
  country,
  url: z.string().trim().max(500),
  calls: z.number().int().min(1).max(100),
  rate,
  feed: z.enum(['', 'HS256', 'EdDSA']),
  origins: z.array(z.string().trim().max(300)).max(20),
})

export const channelSetting = z.discriminatedUnion('kind', [emailSetting, smsSetting, inSiteSetting])
export type ChannelForm = z.infer<typeof channelSetting>
export type EmailForm = z.infer<typeof emailSetting>
export type SmsForm = z.infer<typeof smsSetting>
export type InSiteForm = z.infer<typeof inSiteSetting>
export type RelayForm = z.infer<typeof relay>
