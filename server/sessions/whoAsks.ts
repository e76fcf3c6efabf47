import type { Response } from 'express'
import { secondFactorRequired } from '../../db/queries/settings.ts'
import { findUser } from '../../db/queries/users.ts'
import type { Actor, Context } from '../context.ts'
import { headersOf } from './ask.ts'
import type { Library } from './library.ts'
import type { Caller } from './sessions.ts'

/** Who holds this session now: role and name are read anew each time, so a change counts from the next request. */
export async function whoAsks(
  ctx: Context,
  library: Library,
  caller: Caller & { res?: Response | undefined },
): Promise<Actor | undefined> {
  if (!caller.headers.cookie) return undefined
  const { headers, response } = await library.api.getSession({
    headers: headersOf(caller),
    returnHeaders: true,
  })
  for (const cookie of headers.getSetCookie()) caller.res?.append('set-cookie', cookie)
  const user = response && (await findUser(ctx.db.read, response.session.userId))
  if (!user || user.leftAt !== null) return undefined
  const unproved = user.twoFactorEnabled !== true && (await secondFactorRequired(ctx.db.read))
  return { id: user.id, name: user.name, role: user.role, ...(unproved ? { unproved } : {}) }
}

/** The same for whoever only looks on: somebody who must first set up a second factor sees nothing. */
export async function provedOnly(asking: Promise<Actor | undefined>): Promise<Actor | undefined> {
  const actor = await asking
  return actor?.unproved ? undefined : actor
}
