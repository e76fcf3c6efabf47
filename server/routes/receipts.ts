import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import type { Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { bounceToken } from '../delivery/bounceToken.ts'
import { type SmsProviderName, smsKinds } from '../delivery/sms-kinds.ts'
import { notFound, Problem } from '../problem.ts'
import type { On } from './on.ts'

/** Nobody signs in here: the provider's own signature or secret says who is speaking. */
export function receiptRoutes(on: On): void {
  on(api.receiveSmsReceipts, async ({ ctx, request, params }) => takeIn(ctx, params.provider, request))
  on(api.receiveTokenReceipts, async ({ ctx, request, params }) =>
    takeIn(ctx, params.provider, request, params.token),
  )
  on(api.receiveBounce, async ({ ctx, request }) => {
    if (!mayHandIn(ctx, request)) throw new Problem(401, 'not_genuine', 'The secret is not ours.')
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    return { fate: await ctx.senders.bounce(raw, String(request.headers['x-recipient'] ?? '')) }
  })
}

/** The generic gateway's callback is `sms`, the message centre's `in-site`; a provider's bears its name. */
function takeIn(ctx: Context, name: string, request: Request, token = ''): unknown {
  const headers = request.headers as Record<string, string | undefined>
  const callback = { headers, body: typeof request.body === 'string' ? request.body : '', token }
  if (name === 'in-site') return taken(ctx.senders.inSiteReceipt(callback), { ok: true })
  const provider = name === 'sms' ? 'generic' : name
  if (!Object.hasOwn(smsKinds, provider) || name === 'generic') throw notFound('provider')
  const known = provider as SmsProviderName
  return taken(ctx.senders.receipt(known, callback), smsKinds[known].thanks)
}

function taken(genuine: boolean, thanks: unknown): unknown {
  if (!genuine) throw new Problem(401, 'not_genuine', 'The signature is not that of the other side.')
  return thanks
}

/** The relay's secret, or the one that only this machine's data folder gives. */
function mayHandIn({ config, key }: Context, request: Request): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const wanted = [bounceToken(key), ...(config.bounceSecret ? [config.bounceSecret] : [])]
  return wanted.some((secret) => timingSafeEqual(digest(given), digest(secret)))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
