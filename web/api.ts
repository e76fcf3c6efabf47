import type { z } from 'zod'
import type { AnyEndpoint, Nothing, Params } from '../server/contract/endpoint.ts'
import type { problemBody } from '../server/contract/values.ts'

type None = Record<never, never>

/** What a call must be given: its path's parameters, its body, and perhaps a query. */
export type Given<E extends AnyEndpoint> = (keyof Params<E['path']> extends never
  ? None
  : { params: Params<E['path']> }) &
  (E['body'] extends Nothing ? None : { body: z.input<E['body']> }) & { query?: z.input<E['query']> }

export type Answer<E extends AnyEndpoint> = z.output<E['answer']>

export type Fault = z.infer<typeof problemBody>['faults'][number]

/** A refusal as RFC 9457 writes it; `status` 0 means that the console could not be reached. */
export class Problem extends Error {
  readonly status: number
  readonly code: string
  readonly faults: readonly Fault[]

  /** Members beyond the standard ones: `current` of a stale version, `gaps` of a refused close. */
  readonly extra: Readonly<Record<string, unknown>>

  constructor(status: number, code: string, detail: string, faults: readonly Fault[] = [], extra = {}) {
    super(detail)
    this.name = 'Problem'
    this.status = status
    this.code = code
    this.faults = faults
    this.extra = extra
  }

  /** The fault of one field, by its JSON pointer (`/owner/email`). */
  at(pointer: string): Fault | undefined {
    return this.faults.find((fault) => fault.pointer === pointer)
  }
}

/** Makes one call of the contract; the only place of the page that knows how a URL is written. */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  ...[given]: None extends Given<E> ? [given?: Given<E>] : [given: Given<E>]
): Promise<Answer<E>> {
  const asked = (given ?? {}) as Loose
  const response = await reach(urlOf(endpoint, asked), requestOf(endpoint, asked))
  if (!response.ok) throw await problemOf(response)
  return (response.status === 204 ? undefined : await response.json()) as Answer<E>
}

interface Loose {
  params?: Record<string, string>
  query?: Record<string, unknown>
  body?: unknown
}

/** The address of a call, for links that the browser itself follows (downloads). */
export function urlOf(endpoint: Pick<AnyEndpoint, 'path'>, { params, query }: Loose): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''))
  const pairs = Object.entries(query ?? {}).filter(([, value]) => value !== undefined)
  const search = new URLSearchParams(pairs.map(([name, value]) => [name, String(value)]))
  return pairs.length === 0 ? path : `${path}?${search}`
}

function requestOf(endpoint: AnyEndpoint, { body }: Loose): RequestInit {
  const base: RequestInit = { method: endpoint.method.toUpperCase(), credentials: 'same-origin' }
  if (body === undefined) return base
  if (body instanceof Blob || body instanceof FormData) return { ...base, body }
  return { ...base, body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }
}

async function reach(url: string, request: RequestInit): Promise<Response> {
  try {
    return await fetch(url, request)
  } catch (cause) {
    throw new Problem(0, 'unreachable', cause instanceof Error ? cause.message : '')
  }
}

async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Partial<z.infer<typeof problemBody>>
  return new Problem(
    response.status,
    body.code ?? 'unexpected',
    body.detail ?? body.title ?? '',
    body.faults,
    body,
  )
}
