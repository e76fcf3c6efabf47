import type { IncomingHttpHeaders } from 'node:http'
import type { Response } from 'express'
import { countUsers } from '../../db/queries/users.ts'
import type { Actor, Context } from '../context.ts'
import { conflict, Problem } from '../problem.ts'
import { forgiveAttempts, sourceOf, spendAttempt, targetOf } from './attempts.ts'
import { confirmSecondFactor, endSecondFactor, startSecondFactor } from './authenticator.ts'
import { openLibrary } from './library.ts'
import { changePassword } from './password.ts'
import { isSetUpCode, newSetUpCode } from './setUpCode.ts'
import { secondFactor, signIn, signOut } from './signIn.ts'
import { provedOnly, whoAsks } from './whoAsks.ts'

/** What is known of a request: its headers (with the cookies) and where it came from. */
export interface Caller {
  headers: IncomingHttpHeaders
  ip?: string | undefined
}

/** Cookies to hand on to the browser, as `Set-Cookie` values. */
export type Cookies = string[]

/** Sign-in, second factor, sessions: who is asking. People and organisation are changed by actions. */
export interface Sessions {
  /** Nobody without a living session; somebody who left has none. */
  whoAsks(request: Caller & { res?: Response | undefined }): Promise<Actor | undefined>
  whoAsksHeaders(headers: IncomingHttpHeaders): Promise<Actor | undefined>

  /** The one-time code of the first run, new at each start; undefined once somebody exists. */
  setUpCode(): Promise<string | undefined>
  /** Refuses a wrong code, and too many of them. */
  checkSetUpCode(caller: Caller, code: string): Promise<void>

  signIn(
    caller: Caller,
    proof: { email: string; password: string },
  ): Promise<{ secondFactor: boolean; cookies: Cookies }>
  /** The second step: a code of the authenticator, or a backup code, which is then used up. */
  secondFactor(caller: Caller, code: string): Promise<Cookies>
  signOut(caller: Caller, actor: Actor): Promise<Cookies>

  startSecondFactor(
    caller: Caller,
    actor: Actor,
    password: string,
  ): Promise<{ uri: string; backupCodes: string[] }>
  confirmSecondFactor(caller: Caller, actor: Actor, code: string): Promise<Cookies>

  endSecondFactor(caller: Caller, actor: Actor, password: string): Promise<Cookies>
  changePassword(
    caller: Caller,
    actor: Actor,
    change: { password: string; newPassword: string },
  ): Promise<Cookies>

  /** Counts attempts at new passwords: from one place at all, and for one address. */
  checkResetAttempts(caller: Caller, email?: string): Promise<void>
  /** Hash of a password, slow on purpose: taken before a write begins, never inside. */
  hashPassword(password: string): Promise<string>
}

const setUpAttempts = 10
const resetAttempts = { source: 30, target: 3 }

export async function openSessions(ctx: Context): Promise<Sessions> {
  const library = openLibrary(ctx)
  const { password } = await library.$context
  const code = newSetUpCode()
  const isSetUp = async () => (await countUsers(ctx.db.read)) > 0
  return {
    whoAsks: (request) => whoAsks(ctx, library, request),
    whoAsksHeaders: (headers) => provedOnly(whoAsks(ctx, library, { headers })),
    setUpCode: async () => ((await isSetUp()) ? undefined : code),
    async checkSetUpCode(caller, typed) {
      if (await isSetUp()) throw alreadySetUp()
      const attempts = `set-up ${sourceOf(caller)}`
      await spendAttempt(ctx, attempts, setUpAttempts)
      if (!isSetUpCode(code, typed))
        throw new Problem(403, 'wrong_code', 'This is not the code shown at start.')
      await forgiveAttempts(ctx, attempts)
    },
    signIn: (caller, proof) => signIn(ctx, library, caller, proof),
    secondFactor: (caller, typed) => secondFactor(ctx, library, caller, typed),
    signOut: (caller, actor) => signOut(ctx, library, caller, actor),
    startSecondFactor: (caller, actor, typed) => startSecondFactor(ctx, library, caller, actor, typed),
    confirmSecondFactor: (caller, actor, typed) => confirmSecondFactor(ctx, library, caller, actor, typed),
    endSecondFactor: (caller, actor, typed) => endSecondFactor(ctx, library, caller, actor, typed),
    changePassword: (caller, actor, change) => changePassword(ctx, library, caller, actor, change),
    async checkResetAttempts(caller, email) {
      await spendAttempt(ctx, `reset ${sourceOf(caller)}`, resetAttempts.source)
      if (email) await spendAttempt(ctx, `reset ${targetOf(caller, email)}`, resetAttempts.target)
    },
    hashPassword: (typed) => password.hash(typed),
  }
}

/** The first run is done: it never opens again. */
export const alreadySetUp = (): Problem => conflict('already_set_up', 'This console has an owner already.')
