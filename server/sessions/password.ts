import { record } from '../actions/record.ts'
import type { Actor, Context } from '../context.ts'
import { ask, headersOf, wrongPassword } from './ask.ts'
import { spendAttempt } from './attempts.ts'
import type { Library } from './library.ts'
import type { Caller, Cookies } from './sessions.ts'

const attempts = 10

/** Whoever knew the old password is out: every session ends, this one goes on as a new one. */
export async function changePassword(
  ctx: Context,
  library: Library,
  caller: Caller,
  actor: Actor,
  { password, newPassword }: { password: string; newPassword: string },
): Promise<Cookies> {
  await spendAttempt(ctx, `password ${actor.id}`, attempts)
  const request = {
    body: { currentPassword: password, newPassword, revokeOtherSessions: true },
    headers: headersOf(caller),
    returnHeaders: true as const,
  }
  const { cookies } = await ask(library.api.changePassword(request), wrongPassword)
  await ctx.db.write((tx) => record(ctx, tx, actor, { name: 'user.password_changed' }))
  return cookies
}
