import { type SmsProviderName, smsKinds } from './sms-kinds.ts'

export interface SmsSettings {
  provider: SmsProviderName
  url: URL
  key: string
  secret: string
  /** Numbers per request. */
  callSize: number
  /** Requests in flight. */
  calls: number
  rate: number | null
  timeoutMs: number
  /** ISO 3166-1 of where contact details are handled; `null` = a gateway that does not say. */
  country: string | null
  /** What the provider's callbacks are known by; '' where they are signed with `secret`. */
  token: string
  /** Baidu: the id under which the signature is filed. */
  signatureId: string
}

/** What is wrong with SMS_URL, in words that hold no secret. */
export class SmsUrlFault extends Error {
  override name = 'SmsUrlFault'
}

const known = ['batch', 'calls', 'rate', 'timeout', 'country', 'token', 'signature', 'tls']

/**
 * Reads `https://key:secret@gateway/path?batch=200&calls=2&rate=1000&timeout=10000`, or `baidu://` and `aliyun://` with
 * their access key, secret and host; what the gateway is asked for holds none of these settings.
 */
export function readSmsUrl(text: string): SmsSettings {
  const from = new URL(text)
  const provider = providerOf(from)
  const kind = smsKinds[provider]
  const strange = [...from.searchParams.keys()].find((name) => !known.includes(name))
  if (strange) throw new SmsUrlFault(`"${strange}" is no setting; known are ${known.join(', ')}`)
  const settings: SmsSettings = {
    provider,
    url: addressOf(from, provider),
    key: plain(from.username, 'access key'),
    secret: plain(from.password, 'secret'),
    callSize: number(from, 'batch', Math.min(200, kind.mostPerCall), kind.mostPerCall),
    calls: number(from, 'calls', 2, 50),
    rate: from.searchParams.has('rate') ? number(from, 'rate', 1, 1_000_000) : null,
    timeoutMs: number(from, 'timeout', 10_000, 600_000),
    country: from.searchParams.get('country') ?? kind.countryOf(from.hostname),
    token: from.searchParams.get('token') ?? '',
    signatureId: from.searchParams.get('signature') ?? '',
  }
  if (provider !== 'generic') checkProvider(from, settings)
  return settings
}

function providerOf({ protocol }: URL): SmsProviderName {
  const name = protocol.slice(0, -1)
  return name !== 'generic' && name in smsKinds ? (name as SmsProviderName) : 'generic'
}

/** A provider is always spoken to over TLS; `tls=off` is for a peer on one's own machine. */
function addressOf(from: URL, provider: SmsProviderName): URL {
  if (provider === 'generic') return new URL(from.origin + from.pathname)
  const plainly = from.searchParams.get('tls') === 'off'
  if (plainly && !/^(127\.|localhost$)/.test(from.hostname))
    throw new SmsUrlFault('tls=off is for this machine alone; leave it out')
  return new URL(`${plainly ? 'http' : 'https'}://${from.host}/`)
}

function plain(part: string, what: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    throw new SmsUrlFault(`the ${what} holds a bare "%"; write it as %25`)
  }
}

function number(from: URL, name: string, fallback: number, most: number): number {
  const value = Number(from.searchParams.get(name) ?? fallback)
  if (!Number.isInteger(value) || value < 1 || value > most)
    throw new SmsUrlFault(`${name} must be a whole number from 1 to ${most}`)
  return value
}

function checkProvider(from: URL, { provider, key, secret, country }: SmsSettings): void {
  if (!key) throw new SmsUrlFault('the access key is missing: it stands before the colon')
  if (!secret) throw new SmsUrlFault('the secret is missing: it stands between the colon and the @')
  for (const [name, what] of Object.entries(smsKinds[provider].needs))
    if (!from.searchParams.get(name)) throw new SmsUrlFault(`"${name}" is missing: ${what}`)
  if (!country)
    throw new SmsUrlFault('"country" is missing: where this host handles phone numbers, such as CN')
  if (!/^[A-Z]{2}$/.test(country)) throw new SmsUrlFault('country must be two letters, such as CN')
}
