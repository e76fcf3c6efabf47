import { resolve } from 'node:path'
import { type CentreSetting, faultInCentreUrl } from './audience/centre.ts'
import type { FeedKey, InSiteSetting } from './delivery/inSiteSetting.ts'
import { smsKinds } from './delivery/sms-kinds.ts'
import { readSmsUrl } from './delivery/smsUrl.ts'
import { faultInSmtpUrl, smtpUrls } from './delivery/smtpUrl.ts'
import { isWebhookSecret } from './delivery/standardWebhook.ts'
import { feedKeyFault } from './delivery/userToken.ts'
import { findConverter, isProgram } from './documents/pdf.ts'

/** What the environment says, typed; made once at start. */
export interface Config {
  port: number
  host: string
  dataFolder: string
  /** Postgres, or undefined for the SQLite file in the data folder. */
  databaseUrl: string | undefined
  smtpUrl: string | undefined
  smsUrl: string | undefined
  inSite: InSiteSetting | undefined
  /** ISO 3166-1 of where the message centre handles accounts. */
  inSiteCountry: string | null
  /** Where people are fetched from, when the environment decides it. */
  userCentre: CentreSetting | undefined
  /** What a relay on another machine hands bounces in with. */
  bounceSecret: string | undefined
  /** A Maildir that bounces come into. */
  bounceMaildir: string | undefined
  /** The address e-mail comes from, where it is not no-reply@ the public host. */
  mailFrom: string | undefined
  /** Where people outside reach the public pages; no trailing slash. */
  publicUrl: string
  /** LibreOffice, which makes PDF of Word documents; undefined = none here. */
  converter: string | undefined
  /** The largest file of affected people that is taken, in bytes. */
  uploadBytes: number
  /** 32 bytes in base64, or undefined: made on first start and kept in the data folder. */
  key: string | undefined
}

/** A refusal to start, in words for whoever typed the variable. */
export class ConfigError extends Error {}

/** Reads the environment; every setting has a working default, every wrong one is named. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const port = wholeNumber('PORT', env.PORT || '3000', 0, 65535)
  const host = env.HOST || '127.0.0.1'
  const publicUrl = (
    url('PUBLIC_URL', env.PUBLIC_URL, ['http:', 'https:']) ?? `http://${host}:${port}`
  ).replace(/\/+$/, '')
  return {
    port,
    host,
    dataFolder: resolve(env.FENGHUO_DATA || './data'),
    databaseUrl: url('DATABASE_URL', env.DATABASE_URL, ['postgres:', 'postgresql:']),
    smtpUrl: smtpUrl(env.SMTP_URL),
    smsUrl: smsUrl(env.SMS_URL),
    ...inSite(env, publicUrl),
    userCentre: userCentre(env),
    bounceSecret: secret('BOUNCE_SECRET', env.BOUNCE_SECRET),
    bounceMaildir: env.BOUNCE_MAILDIR ? resolve(env.BOUNCE_MAILDIR) : undefined,
    mailFrom: address('MAIL_FROM', env.MAIL_FROM),
    publicUrl,
    converter: converter(env.FENGHUO_CONVERTER),
    uploadBytes: wholeNumber(
      'FENGHUO_UPLOAD_BYTES',
      env.FENGHUO_UPLOAD_BYTES || String(4 * 1024 ** 3),
      1,
      2 ** 40,
    ),
    key: installationKey(env.FENGHUO_KEY),
  }
}

/** `none` turns it off; left out, it is looked for in the usual places. */
function converter(path: string | undefined): string | undefined {
  if (path === 'none') return undefined
  if (path && !isProgram(path))
    throw new ConfigError(`FENGHUO_CONVERTER is "${path}", which is no program here.`)
  return path || findConverter()
}

function wholeNumber(name: string, text: string, low: number, high: number): number {
  const value = Number(text)
  if (!Number.isInteger(value) || value < low || value > high)
    throw new ConfigError(`${name} is "${text}"; it must be a whole number from ${low} to ${high}.`)
  return value
}

function url(name: string, text: string | undefined, protocols: string[]): string | undefined {
  if (!text) return undefined
  const wanted = protocols.map((p) => `${p}//`).join(' or ')
  if (!URL.canParse(text)) throw new ConfigError(`${name} is not a URL; it must begin with ${wanted}.`)
  if (!protocols.includes(new URL(text).protocol)) throw new ConfigError(`${name} must begin with ${wanted}.`)
  return text
}

/** One relay or several, with a space between. */
function smtpUrl(text: string | undefined): string | undefined {
  for (const each of smtpUrls(text)) {
    url('SMTP_URL', each, ['smtp:', 'smtps:'])
    const fault = faultInSmtpUrl(each)
    if (fault) throw new ConfigError(`SMTP_URL: ${fault}.`)
  }
  return text?.trim() || undefined
}

/** What is wrong in it is named, never shown: it holds the access key and its secret. */
function smsUrl(text: string | undefined): string | undefined {
  const schemes = Object.keys(smsKinds).filter((name) => name !== 'generic')
  const given = url('SMS_URL', text, ['http:', 'https:', ...schemes.map((name) => `${name}:`)])
  try {
    if (given) readSmsUrl(given)
    return given
  } catch (error) {
    throw new ConfigError(`SMS_URL: ${(error as Error).message}.`)
  }
}

/** The company's message centre and the key its site signs user tokens with: IN_SITE_URL, IN_SITE_SECRET, IN_SITE_FEED_KEY. */
function inSite(
  env: Record<string, string | undefined>,
  audience: string,
): Pick<Config, 'inSite' | 'inSiteCountry'> {
  const address = url('IN_SITE_URL', env.IN_SITE_URL, ['http:', 'https:'])
  const secrets = (env.IN_SITE_SECRET ?? '').split(/\s+/).filter(Boolean)
  if (address && !(secrets.length && secrets.every(isWebhookSecret)))
    throw new ConfigError(
      'IN_SITE_SECRET must be "whsec_" and 24 to 64 bytes in base64; IN_SITE_URL needs one.',
    )
  const keys = feedKeys(env.IN_SITE_FEED_KEY)
  if (!address && !keys.length) return { inSite: undefined, inSiteCountry: null }
  const origins = (env.IN_SITE_ORIGINS ?? '').split(/\s+/).filter(Boolean)
  return {
    inSite: {
      push: address ? { url: address, secrets, calls: 20, rate: null, timeoutMs: 10_000 } : null,
      feed: keys.length ? { keys, audience, origins } : null,
      country: env.IN_SITE_COUNTRY || null,
    },
    inSiteCountry: env.IN_SITE_COUNTRY || null,
  }
}

/** The company's user centre: USER_CENTRE_URL, USER_CENTRE_TOKEN, USER_CENTRE_COUNTRY. */
function userCentre(env: Record<string, string | undefined>): CentreSetting | undefined {
  const address = env.USER_CENTRE_URL
  const token = env.USER_CENTRE_TOKEN ?? ''
  if (!address) return undefined
  if (faultInCentreUrl(address))
    throw new ConfigError(
      'USER_CENTRE_URL must be an https address (http to this machine alone) with {incident}, {cursor}, {filter} in its query.',
    )
  if (!/^[\x21-\x7e]*$/.test(token)) throw new ConfigError('USER_CENTRE_TOKEN must be one word in ASCII.')
  return { url: address, token, country: env.USER_CENTRE_COUNTRY || null, seconds: 30 }
}

/** `HS256:` and a shared secret in base64, or `EdDSA:` and a public key; a second one behind a space while they change over. */
function feedKeys(text: string | undefined): FeedKey[] {
  return (text ?? '')
    .split(/\s+/)
    .filter(Boolean)
    .map((each) => {
      const [alg, key = ''] = each.split(':')
      const known: FeedKey | null = alg === 'HS256' || alg === 'EdDSA' ? { alg, key } : null
      if (!known || feedKeyFault(known))
        throw new ConfigError(
          'IN_SITE_FEED_KEY must be "HS256:" and 32 bytes or more, or "EdDSA:" and a public key, in base64.',
        )
      return known
    })
}

function secret(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined
  if (text.length < 16) throw new ConfigError(`${name} must be at least 16 characters.`)
  return text
}

function address(name: string, text: string | undefined): string | undefined {
  if (!text) return undefined
  if (!/^[^\s@<>]+@[^\s@<>]+$/.test(text)) throw new ConfigError(`${name} is not an e-mail address.`)
  return text
}

function installationKey(text: string | undefined): string | undefined {
  if (!text) return undefined
  if (Buffer.from(text, 'base64').length !== 32)
    throw new ConfigError('FENGHUO_KEY must be 32 bytes in base64, as made by: openssl rand -base64 32')
  return text
}
