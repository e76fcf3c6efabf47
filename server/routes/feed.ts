import type { Request } from 'express'
import type { Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { userOf } from '../delivery/userToken.ts'
import { notFound, Problem } from '../problem.ts'
import type { On } from './on.ts'

/** Asked by the company's own pages, for the user whom their token names and nobody else. */
export function feedRoutes(on: On): void {
  on(api.listUserMessages, async ({ ctx, request, response }) => {
    response.set('cache-control', 'no-store')
    return { messages: await ctx.senders.feed(whoReads(ctx, request)) }
  })
  on(api.readUserMessage, async ({ ctx, request, params: { messageId } }) => {
    if (!(await ctx.senders.readMessage(whoReads(ctx, request), messageId))) throw notFound('message')
  })
}

function whoReads({ channels, now }: Context, request: Request): string {
  const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const feed = channels.setting.inSite?.feed
  const user = feed ? userOf(token, feed, now({ shiftMs: 0 })) : null
  if (user === null) throw new Problem(401, 'not_genuine', 'The token is not one of a user of ours.')
  return user
}
