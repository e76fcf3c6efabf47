import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto'
import type { FeedKey, FeedSetting } from './inSiteSetting.ts'

const leewaySeconds = 30
/** A page asks for a fresh token; one that lasts for days is a password lying about. */
const longestSeconds = 86_400

/**
 * Whose token this is (`sub`: the account as in the list of people), or `null` when it is not one that the company's site
 * signed for this audience and for now (RFC 7519, RFC 8725: the key decides the algorithm, never the token).
 */
export function userOf(token: string, { keys, audience }: FeedSetting, nowMs: number): string | null {
  const [head = '', body = '', signature = '', ...more] = token.split('.')
  const header = partOf<{ alg: string }>(head)
  const claims = partOf<Claims>(body)
  if (more.length || !header || !claims) return null
  const signed = Buffer.from(signature, 'base64url')
  const genuine = keys.some((key) => key.alg === header.alg && isSigned(key, `${head}.${body}`, signed))
  return genuine && isForNow(claims, audience, nowMs / 1000) ? claims.sub : null
}

interface Claims {
  sub: string
  aud: string | string[]
  exp: number
  nbf?: number
}

function isSigned({ alg, key }: FeedKey, text: string, signature: Buffer): boolean {
  try {
    if (alg === 'EdDSA') return verify(null, Buffer.from(text), publicKeyOf(key), signature)
  } catch {
    return false
  }
  const wanted = createHmac('sha256', Buffer.from(key, 'base64')).update(text).digest()
  return wanted.length === signature.length && timingSafeEqual(wanted, signature)
}

function isForNow({ sub, aud, exp, nbf = 0 }: Claims, audience: string, now: number): boolean {
  const named = Array.isArray(aud) ? aud.includes(audience) : aud === audience
  const lasts = Number.isFinite(exp) && exp > now - leewaySeconds && exp < now + longestSeconds
  return named && lasts && Number.isFinite(nbf) && nbf <= now + leewaySeconds && isAccount(sub)
}

const isAccount = (sub: unknown): boolean => typeof sub === 'string' && sub !== '' && sub.length <= 200

function partOf<Part>(text: string): Part | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    return typeof value === 'object' && value !== null ? (value as Part) : null
  } catch {
    return null
  }
}

const publicKeyOf = (key: string) =>
  createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })

/** What is wrong with a key, or `null`. */
export function feedKeyFault({ alg, key }: FeedKey): 'short' | 'not_a_key' | null {
  if (alg === 'HS256') return Buffer.from(key, 'base64').length >= 32 ? null : 'short'
  try {
    return publicKeyOf(key).asymmetricKeyType === 'ed25519' ? null : 'not_a_key'
  } catch {
    return 'not_a_key'
  }
}
