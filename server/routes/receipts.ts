import { api } from '../contract/api.ts'
import { Problem } from '../problem.ts'
import type { On } from './on.ts'

/** Nobody signs in here: the gateway's own signature says who is speaking. */
export function receiptRoutes(on: On): void {
  on(api.receiveSmsReceipts, async ({ ctx, request }) => {
    const headers = request.headers as Record<string, string | undefined>
    const body = typeof request.body === 'string' ? request.body : ''
    if (!(await ctx.senders.receipt(headers, body)))
      throw new Problem(401, 'not_genuine', 'The signature is not that of the gateway.')
    return { ok: true as const }
  })
}
