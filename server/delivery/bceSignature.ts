import { createHmac } from 'node:crypto'
import { percent, queryOf } from './percent.ts'

export interface BceRequest {
  method: string
  path: string
  query: Record<string, string>
  /** Those that are signed, `host` among them. */
  headers: Record<string, string>
}

interface BceKey {
  key: string
  secret: string
  /** ISO 8601 in whole seconds, with Z. */
  timestamp: string
  /** Seconds the signature holds. */
  lasts: number
}

/**
 * Baidu AI Cloud's bce-auth-v1. A signing key is drawn from the secret and the prefix, as hex text; it signs method, path,
 * query and headers, each in canonical form, a line each. `named` lists the signed headers in the result; without it the
 * other side takes its default set (host, content-*, x-bce-*).
 */
export function bceAuthorization(request: BceRequest, by: BceKey, named = true): string {
  const prefix = `bce-auth-v1/${by.key}/${by.timestamp}/${by.lasts}`
  const signingKey = hmac(by.secret, prefix)
  const canonical = [
    request.method,
    percent(request.path).replaceAll('%2F', '/'),
    queryOf(request.query),
    canonicalHeaders(request.headers),
  ].join('\n')
  const names = named ? Object.keys(request.headers).map(lower).sort().join(';') : ''
  return `${prefix}/${names}/${hmac(signingKey, canonical)}`
}

const canonicalHeaders = (headers: Record<string, string>): string =>
  Object.entries(headers)
    .filter(([, value]) => value.trim() !== '')
    .map(([name, value]) => `${percent(lower(name))}:${percent(value.trim())}`)
    .sort()
    .join('\n')

const lower = (text: string): string => text.toLowerCase()

const hmac = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex')
