import type { Tx } from '../../../db/database.ts'
import { deleteSessionsOf, findUser, listStaff, type UserRow, updateUser } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import type { UserView } from '../../contract/sessions.ts'
import { conflict, notFound } from '../../problem.ts'
import type { RoleKey } from '../../rules/seats.ts'
import { realWorld } from '../../rules/world.ts'
import { need } from '../need.ts'
import { record } from '../record.ts'
import { vacate } from './vacate.ts'
import { userView } from './view.ts'

interface Change {
  role?: RoleKey | undefined
  left?: boolean | undefined
}

/** Another role, or leaving: sessions, seats and places in the roster end in the same step. */
export async function changeUser(ctx: Context, actor: Actor, id: string, change: Change): Promise<UserView> {
  need('change_user', actor)
  return ctx.db.write(async (tx) => {
    const user = await findUser(tx, id)
    if (!user) throw notFound('user')
    await keepAnOwner(tx, user, change)
    if (change.left === false && user.leftAt !== null)
      throw conflict('invite_again', 'Somebody who left comes back by a new invitation.')
    if (change.role && change.role !== user.role) await changeRole(ctx, tx, actor, user, change.role)
    if (change.left && user.leftAt === null) await leave(ctx, tx, actor, user)
    return userView((await findUser(tx, id)) ?? user)
  })
}

/** Without an owner nobody could invite, name or release anybody any more. */
async function keepAnOwner(tx: Tx, user: UserRow, change: Change): Promise<void> {
  const staysOwner = !change.left && (change.role ?? user.role) === 'owner'
  if (user.role !== 'owner' || user.leftAt !== null || staysOwner) return
  const owners = (await listStaff(tx)).filter((other) => other.role === 'owner')
  if (owners.length < 2) throw conflict('last_owner', 'The last owner stays owner; name another one first.')
}

async function changeRole(ctx: Context, tx: Tx, actor: Actor, user: UserRow, role: RoleKey): Promise<void> {
  await updateUser(tx, user.id, { role, updatedAt: new Date(ctx.now(realWorld)) })
  if (role === 'auditor') await vacate(ctx, tx, actor, user.id, 'auditor')
  await record(ctx, tx, actor, {
    name: 'user.role_changed',
    payload: { user: user.id, from: user.role, to: role },
  })
}

async function leave(ctx: Context, tx: Tx, actor: Actor, user: UserRow): Promise<void> {
  const at = ctx.now(realWorld)
  await updateUser(tx, user.id, { leftAt: at, updatedAt: new Date(at) })
  const sessions = await deleteSessionsOf(tx, user.id)
  await vacate(ctx, tx, actor, user.id, 'left')
  await record(ctx, tx, actor, { name: 'user.left', payload: { user: user.id, sessions } })
}
