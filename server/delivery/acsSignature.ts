import { createHash, createHmac } from 'node:crypto'
import { percent, queryOf } from './percent.ts'

export interface AcsRequest {
  method: string
  /** With its port where that is not the usual one. */
  host: string
  action: string
  version: string
  query: Record<string, string>
  body: string
  contentType?: string
}

interface AcsKey {
  key: string
  secret: string
  /** ISO 8601 in whole seconds, with Z. */
  timestamp: string
  /** Never used twice. */
  nonce: string
}

/**
 * Alibaba Cloud's signature V3, ACS3-HMAC-SHA256: the headers to send. The secret signs the SHA-256 of method, path, query,
 * headers, their names and the body's own SHA-256; every x-acs-*, host and content-type header that is sent is signed.
 */
export function acsHeaders(request: AcsRequest, by: AcsKey): Record<string, string> {
  const hashedBody = sha256(request.body)
  const headers: Record<string, string> = {
    ...(request.contentType ? { 'content-type': request.contentType } : {}),
    host: request.host,
    'x-acs-action': request.action,
    'x-acs-content-sha256': hashedBody,
    'x-acs-date': by.timestamp,
    'x-acs-signature-nonce': by.nonce,
    'x-acs-version': request.version,
  }
  const names = Object.keys(headers).sort()
  const canonical = [
    request.method,
    '/',
    canonicalQuery(request.query),
    ...names.map((name) => `${name}:${headers[name]!.trim()}`),
    '',
    names.join(';'),
    hashedBody,
  ].join('\n')
  const signature = createHmac('sha256', by.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  const authorization = `ACS3-HMAC-SHA256 Credential=${by.key},SignedHeaders=${names.join(';')},Signature=${signature}`
  return { ...headers, authorization }
}

/** By the parameters' names, not by the encoded pairs: `a=` comes before `a1=`. */
const canonicalQuery = (query: Record<string, string>): string =>
  Object.keys(query)
    .sort()
    .map((name) => `${percent(name)}=${percent(query[name]!)}`)
    .join('&')

/** A form's body is encoded as a query is. */
export const formOf = queryOf

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
