import { record } from '../actions/record.ts'
import type { Actor, Context } from '../context.ts'
import { invalid } from '../problem.ts'
import { ask, headersOf, wrongPassword } from './ask.ts'
import { spendAttempt } from './attempts.ts'
import type { Library } from './library.ts'
import type { Caller, Cookies } from './sessions.ts'

const attempts = 10
const wrongCode = () => invalid([{ pointer: '/code', code: 'wrong_code' }])

/** A new secret for the authenticator, and backup codes: shown once, asked for only after a first code is proved. */
export async function startSecondFactor(
  ctx: Context,
  library: Library,
  caller: Caller,
  actor: Actor,
  password: string,
): Promise<{ uri: string; backupCodes: string[] }> {
  await spendAttempt(ctx, `password ${actor.id}`, attempts)
  const request = {
    body: { password, method: 'totp' as const },
    headers: headersOf(caller),
    returnHeaders: true as const,
  }
  const { answer } = await ask(library.api.enableTwoFactor(request), wrongPassword)
  if (answer.method !== 'totp') throw new Error('an authenticator was asked for')
  return { uri: answer.totpURI, backupCodes: answer.backupCodes }
}

/** The first right code: from now on every sign-in asks for one. The session is replaced by a new one. */
export async function confirmSecondFactor(
  ctx: Context,
  library: Library,
  caller: Caller,
  actor: Actor,
  code: string,
): Promise<Cookies> {
  await spendAttempt(ctx, `confirm second-factor ${actor.id}`, attempts)
  const request = { body: { code: code.trim() }, headers: headersOf(caller), returnHeaders: true as const }
  const { cookies } = await ask(library.api.verifyTOTP(request), wrongCode)
  await ctx.db.write((tx) => record(ctx, tx, actor, { name: 'user.second_factor_set' }))
  return cookies
}

/** Takes the authenticator off; the session is replaced by a new one. */
export async function endSecondFactor(
  ctx: Context,
  library: Library,
  caller: Caller,
  actor: Actor,
  password: string,
): Promise<Cookies> {
  await spendAttempt(ctx, `password ${actor.id}`, attempts)
  const request = { body: { password }, headers: headersOf(caller), returnHeaders: true as const }
  const { cookies } = await ask(library.api.disableTwoFactor(request), wrongPassword)
  await ctx.db.write((tx) => record(ctx, tx, actor, { name: 'user.second_factor_ended' }))
  return cookies
}
