import { createHash, timingSafeEqual } from 'node:crypto'
import type { Request } from 'express'
import type { Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { bounceToken } from '../delivery/bounceToken.ts'
import type { SmsProviderName } from '../delivery/sms-kinds.ts'
import { Problem } from '../problem.ts'
import type { On } from './on.ts'

/** Nobody signs in here: the provider's own signature or secret says who is speaking. */
export function receiptRoutes(on: On): void {
  on(api.receiveSmsReceipts, async ({ ctx, request }) => {
    takeIn(ctx, 'generic', request)
    return { ok: true as const }
  })
  on(api.receiveBaiduReceipts, async ({ ctx, request }) => {
    takeIn(ctx, 'baidu', request)
    return { ok: true as const }
  })
  on(api.receiveAliyunReceipts, async ({ ctx, request, params: { token } }) => {
    takeIn(ctx, 'aliyun', request, token)
    return { code: 0 as const, msg: 'ok' }
  })
  on(api.receiveBounce, async ({ ctx, request }) => {
    if (!mayHandIn(ctx, request)) throw new Problem(401, 'not_genuine', 'The secret is not ours.')
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    return { fate: await ctx.senders.bounce(raw, String(request.headers['x-recipient'] ?? '')) }
  })
}

function takeIn(ctx: Context, provider: SmsProviderName, request: Request, token = ''): void {
  const headers = request.headers as Record<string, string | undefined>
  const body = typeof request.body === 'string' ? request.body : ''
  if (!ctx.senders.receipt(provider, { headers, body, token }))
    throw new Problem(401, 'not_genuine', 'The signature is not that of the gateway.')
}

/** The relay's secret, or the one that only this machine's data folder gives. */
function mayHandIn({ config, key }: Context, request: Request): boolean {
  const given = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? ''
  const wanted = [bounceToken(key), ...(config.bounceSecret ? [config.bounceSecret] : [])]
  return wanted.some((secret) => timingSafeEqual(digest(given), digest(secret)))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
