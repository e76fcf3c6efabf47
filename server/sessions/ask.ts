import type { IncomingHttpHeaders } from 'node:http'
import { isAPIError } from 'better-auth/api'
import { invalid, Problem } from '../problem.ts'
import { tooManyAttempts } from './attempts.ts'
import type { Cookies } from './sessions.ts'

/** What the sign-in library needs of a request: its cookies, nothing else. */
export function headersOf({ headers }: { headers: IncomingHttpHeaders }): Headers {
  const handed = new Headers()
  if (headers.cookie) handed.set('cookie', headers.cookie)
  return handed
}

interface Answer<T> {
  headers: Headers
  response: T
}

/** Asks the library; its refusals become problems of ours, by its code, or `otherwise`. */
export async function ask<T>(
  call: Promise<Answer<T>>,
  otherwise: () => Problem,
): Promise<{ answer: T; cookies: Cookies }> {
  try {
    const { headers, response } = await call
    return { answer: response, cookies: headers.getSetCookie() }
  } catch (error) {
    throw isAPIError(error) && error.statusCode < 500 ? refusal(error, otherwise) : error
  }
}

/** Ours and not a fault: somebody was refused. */
export const isRefusal = (error: unknown): error is Problem => error instanceof Problem && error.status < 500

export const signInAgain = (): Problem => new Problem(401, 'sign_in_again', 'Begin with the password again.')

/** Somebody signed in typed their own password wrong. */
export const wrongPassword = (): Problem => invalid([{ pointer: '/password', code: 'wrong_password' }])

const quarterHour = 15 * 60

const refusals: Record<string, () => Problem> = {
  INVALID_TWO_FACTOR_COOKIE: signInAgain,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: signInAgain,
  ACCOUNT_TEMPORARILY_LOCKED: () => tooManyAttempts(quarterHour),
  TOTP_ALREADY_ENABLED: () => new Problem(409, 'second_factor_set', 'An authenticator is set up already.'),
}

function refusal(
  error: { body?: { code?: string | undefined } | undefined },
  otherwise: () => Problem,
): Problem {
  return (refusals[error.body?.code ?? ''] ?? otherwise)()
}
