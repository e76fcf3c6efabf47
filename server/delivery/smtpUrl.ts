export interface SmtpSettings {
  host: string
  port: number
  user: string | null
  password: string | null
  /** TLS from the first byte (smtps). */
  implicitTls: boolean
  /** `starttls=require`: refuse to go on without it. Otherwise it is used whenever offered. */
  requireTls: boolean
  /** `trust=any` accepts any certificate; for a relay on one's own machine. */
  trust: boolean
  /** `pipelining=0` sends in lock-step even where the server offers more. */
  pipelining: boolean
  connections: number
  window: number
  rate: number | null
  /** Silence from the server that ends a connection, in milliseconds. */
  timeoutMs: number
  messagesPerConnection: number
  /** `weight=3`: where several relays are named, three times the mail of one with 1. */
  weight: number
}

const widest = 400

/** SMTP_URL may name several relays, with a space between. */
export const smtpUrls = (text: string | undefined): string[] => text?.split(/\s+/).filter(Boolean) ?? []

/** Reads `smtp://user:password@host:25?pipelining=1&connections=10&rate=500`. The window never exceeds 400. */
export function readSmtpUrl(text: string): SmtpSettings {
  const url = new URL(text)
  const number = (name: string, fallback: number) =>
    Number(url.searchParams.get(name) ?? fallback) || fallback
  const implicitTls = url.protocol === 'smtps:'
  const connections = number('connections', 10)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (implicitTls ? 465 : 25),
    user: url.username ? decodeURIComponent(url.username) : null,
    password: url.password ? decodeURIComponent(url.password) : null,
    implicitTls,
    requireTls: url.searchParams.get('starttls') === 'require',
    trust: url.searchParams.get('trust') !== 'any',
    pipelining: url.searchParams.get('pipelining') !== '0',
    connections,
    window: Math.min(widest, number('window', Math.max(connections * 8, 40))),
    rate: url.searchParams.has('rate') ? number('rate', 1) : null,
    timeoutMs: number('timeout', 60_000),
    messagesPerConnection: number('messages', 1_000),
    weight: Math.max(0.01, number('weight', 1)),
  }
}

const counts = ['connections', 'window', 'rate', 'timeout', 'messages', 'weight']
const choices: Record<string, string[]> = { starttls: ['require'], trust: ['any'], pipelining: ['0', '1'] }

/** What is wrong in a relay's URL beyond its scheme, in words; user and password are never shown. */
export function faultInSmtpUrl(text: string): string | undefined {
  const url = new URL(text)
  if (!url.hostname) return 'it names no host; smtp://user:password@host:587 is its form'
  for (const [name, value] of url.searchParams) {
    if (counts.includes(name) && !(Number(value) > 0))
      return `${name} is "${value}"; it must be a number above 0`
    if (choices[name]?.includes(value) === false)
      return `${name} is "${value}"; it can be ${choices[name]?.join(' or ')}`
    if (name === 'country' && !/^[A-Z]{2}$/.test(value))
      return `country is "${value}"; it must be two letters, such as CN`
    if (name !== 'country' && !counts.includes(name) && !choices[name]) return `"${name}" is no setting of it`
  }
  return undefined
}

/** The same settings for nodemailer, which carries single messages to staff. */
export const transportOptions = (settings: SmtpSettings) => ({
  host: settings.host,
  port: settings.port,
  secure: settings.implicitTls,
  requireTLS: settings.requireTls,
  tls: { rejectUnauthorized: settings.trust },
  connectionTimeout: settings.timeoutMs,
  socketTimeout: settings.timeoutMs,
  ...(settings.user === null ? {} : { auth: { user: settings.user, pass: settings.password ?? '' } }),
})
