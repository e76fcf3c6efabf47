import { createHash } from 'node:crypto'
import { deleteAttempts, deleteOldAttempts, findAttempts, putAttempts } from '../../db/queries/attempts.ts'
import type { Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { realWorld } from '../rules/world.ts'
import type { Caller } from './sessions.ts'

/** Ten minutes, in milliseconds. */
const window = 10 * 60_000

/**
 * Counts one attempt before it is judged, so that many at once cannot slip through, and refuses beyond `limit` in ten
 * minutes. Kept in the database: a restart forgets nothing, and every process counts the same.
 */
export async function spendAttempt(ctx: Context, key: string, limit: number): Promise<void> {
  const now = ctx.now(realWorld)
  const left = await ctx.db.write(async (tx) => {
    await deleteOldAttempts(tx, now - window)
    const row = await findAttempts(tx, key)
    if (row && row.count >= limit) return row.lastRequest + window - now
    await putAttempts(tx, {
      id: row?.id ?? ctx.newId(),
      key,
      count: (row?.count ?? 0) + 1,
      lastRequest: row?.lastRequest ?? now,
    })
    return 0
  })
  if (left > 0) throw tooManyAttempts(Math.ceil(left / 1000))
}

/** A success clears the count. */
export const forgiveAttempts = (ctx: Context, key: string): Promise<void> =>
  ctx.db.write((tx) => deleteAttempts(tx, key))

export const tooManyAttempts = (retryAfterSeconds: number): Problem =>
  new Problem(429, 'too_many_attempts', 'Too many attempts; try again later.', [], { retryAfterSeconds })

/** Where an attempt comes from, hashed: for IPv6 the /64, which is one subscriber. */
export function sourceOf({ ip = '' }: Caller): string {
  const v6 = ip.includes(':') && !ip.startsWith('::ffff:')
  return digest(v6 ? ip.split(':').slice(0, 4).join(':') : ip)
}

/** Whom an attempt is for, hashed and by where it comes from: a stranger elsewhere cannot lock the owner out. */
export const targetOf = (caller: Caller, email: string): string =>
  `${sourceOf(caller)} ${digest(email.toLowerCase())}`

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22)
