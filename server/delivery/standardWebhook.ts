import { createHmac, timingSafeEqual } from 'node:crypto'

/** Standard Webhooks 1.0: `<id>.<seconds>.<body>` under HMAC-SHA-256, `v1,` and base64; several stand side by side. */
export interface WebhookHead {
  'webhook-id': string
  'webhook-timestamp': string
  'webhook-signature': string
}

/** A secret is 24 to 64 bytes in base64 behind `whsec_`. */
export const isWebhookSecret = (text: string): boolean => {
  const bytes = Buffer.from(text.slice(prefix.length), 'base64').length
  return /^whsec_[A-Za-z0-9+/]+=*$/.test(text) && bytes >= 24 && bytes <= 64
}

/** Signed with every secret, so that the other side may change over from the old one to the new in its own time. */
export const signWebhook = (
  secrets: readonly string[],
  id: string,
  seconds: number,
  body: string,
): WebhookHead => ({
  'webhook-id': id,
  'webhook-timestamp': String(seconds),
  'webhook-signature': secrets.map((secret) => `v1,${sign(secret, id, seconds, body)}`).join(' '),
})

const toleranceSeconds = 300

/** Older or newer than five minutes is refused, so that what was recorded cannot be played again later. */
export function isGenuineWebhook(
  secrets: readonly string[],
  headers: Record<string, string | undefined>,
  body: string,
  nowMs: number,
): boolean {
  const id = headers['webhook-id'] ?? ''
  const seconds = Number(headers['webhook-timestamp'])
  if (!id || !Number.isInteger(seconds) || Math.abs(nowMs / 1000 - seconds) > toleranceSeconds) return false
  const given = (headers['webhook-signature'] ?? '').split(' ').map((one) => one.replace(/^v1,/, ''))
  return secrets.some((secret) => given.some((one) => same(one, sign(secret, id, seconds, body))))
}

const prefix = 'whsec_'

const sign = (secret: string, id: string, seconds: number, body: string): string =>
  createHmac('sha256', Buffer.from(secret.slice(prefix.length), 'base64'))
    .update(`${id}.${seconds}.${body}`)
    .digest('base64')

function same(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)]
  return a.length === b.length && timingSafeEqual(a, b)
}
