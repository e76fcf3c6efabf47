import type { Sql } from '../../../db/database.ts'
import { deleteResetsOf, findReset } from '../../../db/queries/resets.ts'
import { deleteSessionsOf, findUser, setPassword, type UserRow } from '../../../db/queries/users.ts'
import type { Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import { realWorld } from '../../rules/world.ts'
import type { Sessions } from '../../sessions/sessions.ts'
import { record, sha256 } from '../record.ts'

/** Whose password the link sets, so that they see it before they type. */
export async function openReset(ctx: Context, token: string): Promise<{ name: string; email: string }> {
  const { name, email } = await personOf(ctx, ctx.db.read, token)
  return { name, email }
}

/** Sets the new password, once; every session of theirs ends. The second factor stays. Answers their address. */
export async function resetPassword(
  ctx: Context,
  sessions: Sessions,
  { token, password }: { token: string; password: string },
): Promise<string> {
  await personOf(ctx, ctx.db.read, token)
  const hash = await sessions.hashPassword(password)
  return ctx.db.write(async (tx) => {
    const { id: userId, email, name, role } = await personOf(ctx, tx, token)
    await setPassword(tx, { id: ctx.newId(), userId, hash, at: new Date(ctx.now(realWorld)) })
    await deleteResetsOf(tx, userId)
    await deleteSessionsOf(tx, userId)
    await record(ctx, tx, { id: userId, name, role }, { name: 'user.password_reset' })
    return email
  })
}

/** Used, replaced, expired and invented links are refused alike. */
async function personOf(ctx: Context, sql: Sql, token: string): Promise<UserRow> {
  const reset = await findReset(sql, sha256(token))
  const user = reset && reset.expiresAt > ctx.now(realWorld) ? await findUser(sql, reset.userId) : undefined
  if (!user || user.leftAt !== null)
    throw conflict('reset_invalid', 'This link was used, replaced or has expired; ask for a new one.')
  return user
}
