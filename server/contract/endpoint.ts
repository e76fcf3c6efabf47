import { z } from 'zod'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** One call of the API: the server parses with it, the page calls with it, OpenAPI is written from it. */
export interface Endpoint<P extends string, B extends z.ZodType, Q extends z.ZodType, A extends z.ZodType> {
  method: Method
  /** Express path; every `:name` is a parameter. */
  path: P
  summary: string
  body: B
  query: Q
  answer: A
  /** Success status; 201 where something came to be, 204 where there is nothing to say. */
  status: 200 | 201 | 204
  /** May be called without being signed in. */
  open: boolean
  /** May be called by somebody who must first set up a second factor. */
  unproved: boolean
}

type Names<P extends string> = P extends `${string}:${infer Rest}`
  ? Rest extends `${infer Name}/${infer More}`
    ? Name | Names<`/${More}`>
    : Rest
  : never
export type Params<P extends string> = Record<Names<P>, string>

const nothing = z.void()
const anyQuery = z.object({})
export type Nothing = typeof nothing

interface Shape<B extends z.ZodType, Q extends z.ZodType, A extends z.ZodType> {
  summary: string
  body?: B
  query?: Q
  answer?: A
  status?: 200 | 201 | 204
  open?: boolean
  unproved?: boolean
}

export function endpoint<
  P extends string,
  B extends z.ZodType = Nothing,
  Q extends z.ZodType = typeof anyQuery,
  A extends z.ZodType = Nothing,
>(method: Method, path: P, shape: Shape<B, Q, A>): Endpoint<P, B, Q, A> {
  return {
    method,
    path,
    summary: shape.summary,
    body: (shape.body ?? nothing) as B,
    query: (shape.query ?? anyQuery) as Q,
    answer: (shape.answer ?? nothing) as A,
    status: shape.status ?? (shape.answer ? 200 : 204),
    open: shape.open ?? false,
    unproved: shape.unproved ?? shape.open ?? false,
  }
}
// biome-ignore lint/suspicious/noExplicitAny: a list of endpoints of every shape
export type AnyEndpoint = Endpoint<string, any, any, any>
