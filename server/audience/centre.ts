import { isIP } from 'node:net'
import { outside } from '../delivery/outside.ts'
import { type AskFault, type CentrePage, faultOfStatus, readPage } from '../rules/userCentre.ts'
import type { World } from '../rules/world.ts'

/** The user centre as it is asked. */
export interface CentreSetting {
  url: string
  token: string
  country: string | null
  seconds: number
}

export interface Asked {
  incidentId: string
  cursor: string
  filter: string
}

export type Answered =
  | { page: CentrePage; bytes: number }
  | { fault: AskFault /** How long the centre wants to be left alone. */; askedMs: number | null }

/** One page of some thousands of people. */
const largestPage = 16_000_000

/**
 * Asks for one page. No way of the answer is followed and nothing it says changes where the next question goes: cursors go
 * into the query alone, so only the origin that was set up is ever spoken to.
 */
export async function askPage(
  world: World,
  setting: CentreSetting,
  asked: Asked,
  stop: AbortSignal,
): Promise<Answered> {
  const timer = AbortSignal.timeout(setting.seconds * 1_000)
  try {
    const response = await outside(world).request(addressOf(setting.url, asked), {
      redirect: 'manual',
      signal: AbortSignal.any([timer, stop]),
      headers: {
        accept: 'application/json, application/x-ndjson',
        ...(setting.token ? { authorization: `Bearer ${setting.token}` } : {}),
      },
    })
    return await answered(response)
  } catch (error) {
    if (stop.aborted || (error as Error).name === 'SealedWorld') throw error
    return { fault: timer.aborted ? 'centre_silent' : 'centre_unreachable', askedMs: null }
  }
}

async function answered(response: Response): Promise<Answered> {
  const fault = faultOfStatus(response.status)
  if (fault) {
    await response.body?.cancel()
    return { fault, askedMs: askedMs(response.headers) }
  }
  const bytes = await bodyOf(response)
  if (!bytes) return { fault: 'centre_too_large', askedMs: null }
  const lines = /ndjson|jsonl|json-seq/.test(response.headers.get('content-type') ?? '')
  const text = textOf(bytes)
  const page = text === null ? null : readPage(text, lines)
  return page ? { page, bytes: bytes.length } : { fault: 'centre_not_page', askedMs: null }
}

/** `null` once it is larger than a page may be; the rest is not read. */
async function bodyOf(response: Response): Promise<Buffer | null> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.length
    if (size > largestPage) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Retry-After in seconds or as a date, which is measured against the centre's own clock (RFC 9110 10.2.3). */
function askedMs(headers: Headers): number | null {
  const said = headers.get('retry-after')
  if (!said) return null
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1_000
  const ms = Date.parse(said) - Date.parse(headers.get('date') ?? '')
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}

const places = ['incident', 'cursor', 'filter'] as const

/** The setting's address with its places filled; what has no place and says something is added to the query. */
export function addressOf(template: string, { incidentId, cursor, filter }: Asked): URL {
  const values = { incident: incidentId, cursor, filter }
  const filled = places.reduce(
    (text, name) => text.replaceAll(`{${name}}`, encodeURIComponent(values[name])),
    template,
  )
  const url = new URL(filled)
  for (const name of ['cursor', 'filter'] as const)
    if (values[name] && !template.includes(`{${name}}`)) url.searchParams.set(name, values[name])
  return url
}

/** Why an address cannot be a user centre's; `null` = it can. In the clear only to one's own machine. */
export function faultInCentreUrl(template: string): string | null {
  const [before = ''] = template.split('?')
  if (/[{}]/.test(before)) return 'place_in_path'
  if (/\{(?!(incident|cursor|filter)\})/.test(template)) return 'unknown_place'
  if (!URL.canParse(template)) return 'not_safe'
  const { protocol, username, password, hash, hostname } = new URL(template)
  if (username || password || hash) return 'not_safe'
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)) ? null : 'not_safe'
}

/** By address alone: a name that only begins like one is none. */
const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || (isIP(host) === 4 && host.startsWith('127.'))
