import { parseCookies } from 'better-auth/cookies'
import { findUserByEmail } from '../../db/queries/users.ts'
import { record } from '../actions/record.ts'
import type { Actor, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { ask, headersOf, isRefusal } from './ask.ts'
import { forgiveAttempts, sourceOf, spendAttempt, targetOf } from './attempts.ts'
import type { Library } from './library.ts'
import type { Caller, Cookies } from './sessions.ts'

/** Attempts in ten minutes: from one place at all, from one place at one person, and second steps of one sign-in. */
const limits = { source: 30, target: 8, code: 10 }

const wrongCredentials = () =>
  new Problem(401, 'wrong_credentials', 'E-mail and password do not belong together.')
const wrongCode = () => new Problem(401, 'wrong_code', 'This code is not right, or no longer.')

/** The first step. The answer is the same for an unknown address, a wrong password and somebody who left. */
export async function signIn(
  ctx: Context,
  library: Library,
  caller: Caller,
  { email, password }: { email: string; password: string },
): Promise<{ secondFactor: boolean; cookies: Cookies }> {
  const target = `sign-in ${targetOf(caller, email)}`
  await spendAttempt(ctx, `sign-in ${sourceOf(caller)}`, limits.source)
  await spendAttempt(ctx, target, limits.target)
  const user = await findUserByEmail(ctx.db.read, email.toLowerCase())
  try {
    const request = { body: { email, password }, headers: headersOf(caller), returnHeaders: true as const }
    const { answer, cookies } = await ask(library.api.signInEmail(request), wrongCredentials)
    await forgiveAttempts(ctx, target)
    const secondFactor = 'twoFactorRedirect' in answer
    if (!secondFactor) await note(ctx, user?.id, 'session.signed_in', { secondFactor: false })
    return { secondFactor, cookies }
  } catch (error) {
    if (isRefusal(error)) await note(ctx, user?.id, 'session.refused', { step: 'password' })
    throw isRefusal(error) || user?.leftAt == null ? error : wrongCredentials()
  }
}

/** The second step: six digits are the authenticator's, anything else is a backup code. */
export async function secondFactor(
  ctx: Context,
  library: Library,
  caller: Caller,
  code: string,
): Promise<Cookies> {
  const userId = await pendingUser(library, caller)
  await spendAttempt(ctx, `second-factor ${sourceOf(caller)}`, limits.source)
  if (userId) await spendAttempt(ctx, `second-factor ${sourceOf(caller)} ${userId}`, limits.code)
  const request = { body: { code: code.trim() }, headers: headersOf(caller), returnHeaders: true as const }
  const byApp = /^\d{6}$/.test(request.body.code)
  const call = byApp ? library.api.verifyTOTP(request) : library.api.verifyBackupCode(request)
  try {
    const { cookies } = await ask(call as Promise<{ headers: Headers; response: unknown }>, wrongCode)
    await note(ctx, userId, 'session.signed_in', { secondFactor: true, backupCode: !byApp })
    return cookies
  } catch (error) {
    if (isRefusal(error)) await note(ctx, userId, 'session.refused', { step: 'second_factor' })
    throw error
  }
}

export async function signOut(
  ctx: Context,
  library: Library,
  caller: Caller,
  actor: Actor,
): Promise<Cookies> {
  const request = { headers: headersOf(caller), returnHeaders: true as const }
  const { cookies } = await ask(library.api.signOut(request), wrongCredentials)
  await note(ctx, actor.id, 'session.signed_out', {})
  return cookies
}

/** Who has taken the first step and not the second; only the library's own cookie knows. */
async function pendingUser(library: Library, { headers }: Caller): Promise<string | undefined> {
  const { internalAdapter, createAuthCookie } = await library.$context
  const cookie = parseCookies(headers.cookie ?? '').get(createAuthCookie('two_factor').name)
  const identifier = decodeURIComponent(cookie ?? '').split('.')[0]
  return identifier ? (await internalAdapter.findVerificationValue(identifier))?.value : undefined
}

/** Whom it concerns, by id; an address that belongs to nobody is not kept (it may be a password typed too early). */
async function note(
  ctx: Context,
  userId: string | undefined,
  name: string,
  payload: Record<string, unknown>,
) {
  const actor: Actor = { id: userId ?? 'nobody', name: '', role: 'nobody' }
  await ctx.db.write((tx) => record(ctx, tx, actor, { name, payload }))
}
