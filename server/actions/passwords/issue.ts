import type { Tx } from '../../../db/database.ts'
import { findOrganisation, insertStaffMessage } from '../../../db/queries/installation.ts'
import { putReset } from '../../../db/queries/resets.ts'
import { findUser, findUserByEmail, type UserRow } from '../../../db/queries/users.ts'
import { type Actor, type Context, systemActor } from '../../context.ts'
import { isSandboxed } from '../../delivery/channels.ts'
import { notFound } from '../../problem.ts'
import { passwordReset } from '../../rules/passwordReset.ts'
import { realWorld } from '../../rules/world.ts'
import { resetLink, resetToken } from '../../sessions/resetLink.ts'
import { need } from '../need.ts'
import { record, sha256 } from '../record.ts'

/** One hour, in milliseconds. */
const life = 3_600_000

/** An owner hands somebody a link for a new password; it stands in this answer only. An older link goes. */
export async function issueReset(
  ctx: Context,
  actor: Actor,
  userId: string,
): Promise<{ link: string; expiresAt: string }> {
  need('change_user', actor)
  return ctx.db.write(async (tx) => {
    const user = await findUser(tx, userId)
    if (!user || user.leftAt !== null) throw notFound('user')
    const { id, expiresAt } = await addReset(ctx, tx, actor, user)
    return { link: resetLink(ctx, id), expiresAt: new Date(expiresAt).toISOString() }
  })
}

/** Somebody forgot theirs: the link goes by e-mail. Whether anybody has the address is never said. */
export async function askForReset(ctx: Context, email: string): Promise<void> {
  if (isSandboxed('email', realWorld, ctx.channels.setting)) return
  await ctx.db.write(async (tx) => {
    const user = await findUserByEmail(tx, email.toLowerCase())
    const organisation = await findOrganisation(tx)
    if (!user || user.leftAt !== null || !organisation) return
    const { id } = await addReset(ctx, tx, systemActor, user)
    await insertStaffMessage(tx, {
      id: ctx.newId(),
      once: `reset:${id}`,
      worldId: realWorld.id,
      incidentId: null,
      userId: user.id,
      channel: 'email',
      ...passwordReset(user, organisation.name),
      state: 'pending',
      attempts: 0,
      nextAt: ctx.now(realWorld),
      sentAt: null,
      error: '',
    })
  })
}

async function addReset(ctx: Context, tx: Tx, actor: Actor, { id: userId }: UserRow) {
  const id = ctx.newId()
  const at = ctx.now(realWorld)
  const expiresAt = at + life
  await putReset(tx, { id, userId, hash: sha256(resetToken(ctx, id)), expiresAt }, at)
  await record(ctx, tx, actor, { name: 'user.reset_issued', payload: { user: userId } })
  return { id, expiresAt }
}
