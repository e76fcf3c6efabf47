import type { z } from 'zod'
import type { AnyEndpoint, Endpoint, Params } from '../contract/endpoint.ts'

/** What the server refused with. */
export class Refused extends Error {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a problem carries members of its own
  readonly problem: any
  constructor(status: number, problem: { code?: string }) {
    super(`${status} ${JSON.stringify(problem)}`)
    this.status = status
    this.problem = problem
  }
}

/** Somebody with a browser: keeps the cookies it is handed and speaks the contract. */
export interface Person {
  id: string
  name: string
  email: string
  cookie: string
  /** Answers the body, or throws what the server refused with. */
  call<P extends string, B extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(
    endpoint: Endpoint<P, B, Q, A>,
    input?: { params?: Params<P>; body?: z.input<B>; query?: Record<string, string> },
  ): Promise<z.output<A>>
  /** The same with a file as the body. */
  upload<P extends string, A extends z.ZodType>(
    endpoint: Endpoint<P, z.ZodType, z.ZodType, A>,
    input: { params: Params<P>; query: Record<string, string>; bytes: Uint8Array },
  ): Promise<z.output<A>>
}

interface Sent {
  params?: Record<string, string> | undefined
  query?: Record<string, string> | undefined
  body?: string | Uint8Array | undefined
  type?: string | undefined
}

/** Somebody who has not signed in yet. */
export function visitor(url: string): Person {
  const person: Person = {
    id: '',
    name: '',
    email: '',
    cookie: '',
    call: (endpoint, { params, body, query } = {}) =>
      reach(url, person, endpoint, { params, query, ...(body === undefined ? {} : asJson(body)) }) as never,
    upload: (endpoint, { params, query, bytes }) =>
      reach(url, person, endpoint, { params, query, body: bytes, type: 'application/octet-stream' }) as never,
  }
  return person
}

const asJson = (body: unknown) => ({ body: JSON.stringify(body), type: 'application/json' })

async function reach(url: string, person: Person, endpoint: AnyEndpoint, sent: Sent): Promise<unknown> {
  const { params = {}, query, body, type } = sent
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const response = await fetch(url + path + (query ? `?${new URLSearchParams(query)}` : ''), {
    method: endpoint.method.toUpperCase(),
    headers: {
      ...(type ? { 'content-type': type } : {}),
      ...(person.cookie ? { cookie: person.cookie } : {}),
    },
    ...(body === undefined ? {} : { body: body as NonNullable<RequestInit['body']> }),
  })
  keepCookies(person, response)
  const text = await response.text()
  if (!response.ok) throw new Refused(response.status, JSON.parse(text || '{}'))
  return text ? JSON.parse(text) : undefined
}

function keepCookies(person: Person, response: Response): void {
  const pairs = person.cookie.split('; ').filter(Boolean)
  const jar = new Map(pairs.map((pair) => pair.split('=', 2) as [string, string]))
  for (const line of response.headers.getSetCookie()) {
    const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split('=', 2)
    if (value && !/max-age=0/i.test(line)) jar.set(name, value)
    else jar.delete(name)
  }
  person.cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
}
