import type { IncomingHttpHeaders } from 'node:http'
import type { Actor } from '../context.ts'

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
  whoAsks(request: Caller): Promise<Actor | undefined>
  whoAsksHeaders(headers: IncomingHttpHeaders): Promise<Actor | undefined>

  /** The one-time code of the first run; undefined once somebody exists. */
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

  /** Hash of a password, slow on purpose: taken before a write begins, never inside. */
  hashPassword(password: string): Promise<string>
  /** The token of an invitation, derived from its id, so that no table and no message holds it. */
  invitationToken(invitationId: string): string
}
