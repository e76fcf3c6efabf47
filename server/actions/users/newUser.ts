import type { Tx } from '../../../db/database.ts'
import {
  deleteSecondFactorOf,
  deleteSessionsOf,
  insertUser,
  setPassword,
  type UserRow,
  updateUser,
} from '../../../db/queries/users.ts'
import type { Context } from '../../context.ts'

/** Somebody of the staff, with the hash of the password they chose. */
export type NewUser = Pick<UserRow, 'id' | 'name' | 'email' | 'phone' | 'role' | 'language'> & {
  hash: string
  at: number
}

export async function addUser(ctx: Context, tx: Tx, { hash, at, ...person }: NewUser): Promise<void> {
  const now = new Date(at)
  await insertUser(tx, {
    ...person,
    email: person.email.toLowerCase(),
    emailVerified: true,
    image: null,
    createdAt: now,
    updatedAt: now,
    twoFactorEnabled: false,
    leftAt: null,
  })
  await setPassword(tx, { id: ctx.newId(), userId: person.id, hash, at: now })
}

/** Somebody who left comes back under the same id: nothing of the old access is left. */
export async function returnUser(ctx: Context, tx: Tx, { hash, at, id, ...person }: NewUser): Promise<void> {
  const now = new Date(at)
  await updateUser(tx, id, { ...person, twoFactorEnabled: false, leftAt: null, updatedAt: now })
  await deleteSecondFactorOf(tx, id)
  await deleteSessionsOf(tx, id)
  await setPassword(tx, { id: ctx.newId(), userId: id, hash, at: now })
}
