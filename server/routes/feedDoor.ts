import { type RequestHandler, Router } from 'express'
import type { Context } from '../context.ts'
import { feedRoutes } from './feed.ts'
import { routesOn } from './on.ts'

/**
 * The feed's own door, before the one that keeps other sites out: pages of the named origins may ask with a token, never
 * with a cookie.
 */
export function feedRouter(ctx: Context): Router {
  const router = Router()
  router.use('/api/feed', sharedWith(ctx))
  feedRoutes(routesOn(router, ctx, async () => undefined))
  return router
}

const sharedWith =
  ({ channels }: Context): RequestHandler =>
  (request, response, next) => {
    const { origin } = request.headers
    response.set('vary', 'origin')
    if (origin && channels.setting.inSite?.feed?.origins.includes(origin))
      response.set({
        'access-control-allow-origin': origin,
        'access-control-allow-headers': 'authorization',
        'access-control-allow-methods': 'GET, POST',
        'access-control-max-age': '600',
      })
    if (request.method === 'OPTIONS') response.status(204).end()
    else next()
  }
