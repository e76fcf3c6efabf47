import type { Request, Response, Router } from 'express'
import type { z } from 'zod'
import type { Actor, Context } from '../context.ts'
import type { AnyEndpoint, Endpoint, Params } from '../contract/endpoint.ts'
import { invalid, notSignedIn, secondFactorNeeded } from '../problem.ts'

/** What a route's act receives: all parsed, and who is asking. */
export interface Call<P extends string, B extends z.ZodType, Q extends z.ZodType> {
  ctx: Context
  actor: Actor
  params: Params<P>
  body: z.output<B>
  query: z.output<Q>
  request: Request
  response: Response
}

export type On = <P extends string, B extends z.ZodType, Q extends z.ZodType, A extends z.ZodType>(
  endpoint: Endpoint<P, B, Q, A>,
  act: (call: Call<P, B, Q>) => Promise<z.input<A>>,
) => void

const nobody: Actor = { id: 'nobody', name: 'nobody', role: 'nobody' }

/** Binds endpoints of the contract to acts: parse, act, status. */
export function routesOn(
  router: Router,
  ctx: Context,
  whoAsks: (request: Request) => Promise<Actor | undefined>,
): On {
  return (endpoint, act) => {
    router[endpoint.method](endpoint.path, async (request: Request, response: Response) => {
      const actor = whoMay(endpoint, await whoAsks(request))
      const answer = await act({
        ctx,
        actor,
        params: request.params as never,
        body: parse(endpoint, 'body', request.body) as never,
        query: parse(endpoint, 'query', request.query) as never,
        request,
        response,
      })
      if (response.headersSent) return
      if (endpoint.status === 204) response.status(204).end()
      else response.status(endpoint.status).json(answer)
    })
  }
}

function whoMay(endpoint: AnyEndpoint, actor: Actor | undefined): Actor {
  if (!actor && !endpoint.open) throw notSignedIn()
  if (actor?.unproved && !endpoint.unproved) throw secondFactorNeeded()
  return actor ?? nobody
}

function parse(endpoint: AnyEndpoint, part: 'body' | 'query', value: unknown): unknown {
  const schema = endpoint[part] as z.ZodType
  if (schema.def.type === 'void') return undefined
  const result = schema.safeParse(value ?? {})
  if (result.success) return result.data
  throw invalid(
    result.error.issues.map((issue) => ({
      pointer: `/${issue.path.map((p) => String(p).replaceAll('~', '~0').replaceAll('/', '~1')).join('/')}`,
      code: issue.code === 'custom' ? issue.message : issue.code,
      detail: issue.message,
    })),
  )
}
