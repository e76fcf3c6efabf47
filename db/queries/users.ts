import { and, asc, count, eq, isNull } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type UserRow = Schema['user']['$inferSelect']

export async function findUser(sql: Sql, id: string): Promise<UserRow | undefined> {
  const { user } = sql.t
  const [row] = await sql.select().from(user).where(eq(user.id, id))
  return row
}

/** E-mail addresses are kept in lower case. */
export async function findUserByEmail(sql: Sql, email: string): Promise<UserRow | undefined> {
  const { user } = sql.t
  const [row] = await sql.select().from(user).where(eq(user.email, email))
  return row
}

/** Everybody, those who left too. */
export async function listUsers(sql: Sql): Promise<UserRow[]> {
  const { user } = sql.t
  return sql.select().from(user).orderBy(asc(user.name), asc(user.id))
}

/** Those who have not left. */
export async function listStaff(sql: Sql): Promise<UserRow[]> {
  const { user } = sql.t
  return sql.select().from(user).where(isNull(user.leftAt)).orderBy(asc(user.name), asc(user.id))
}

/** Everybody who ever was, counted: none means that the first run is still to be done. */
export async function countUsers(sql: Sql): Promise<number> {
  const [row] = await sql.select({ n: count() }).from(sql.t.user)
  return row?.n ?? 0
}

export async function insertUser(tx: Tx, row: UserRow): Promise<void> {
  await tx.insert(tx.t.user).values(row).returning()
}

export async function updateUser(tx: Tx, id: string, change: Partial<UserRow>): Promise<UserRow | undefined> {
  const { user } = tx.t
  const [row] = await tx.update(user).set(change).where(eq(user.id, id)).returning()
  return row
}

/** One password per person: the older one goes. `hash` as the sign-in library makes it. */
export async function setPassword(
  tx: Tx,
  { id, userId, hash, at }: { id: string; userId: string; hash: string; at: Date },
): Promise<void> {
  const { account } = tx.t
  await tx
    .delete(account)
    .where(and(eq(account.userId, userId), eq(account.providerId, 'credential')))
    .returning()
  await tx
    .insert(account)
    .values({
      id,
      userId,
      accountId: userId,
      providerId: 'credential',
      password: hash,
      createdAt: at,
      updatedAt: at,
    })
    .returning()
}

/** Ends every session of one person: how many there were. */
export async function deleteSessionsOf(tx: Tx, userId: string): Promise<number> {
  const { session } = tx.t
  return (await tx.delete(session).where(eq(session.userId, userId)).returning()).length
}

/** Forgets the authenticator of one person. */
export async function deleteSecondFactorOf(tx: Tx, userId: string): Promise<void> {
  const { twoFactor } = tx.t
  await tx.delete(twoFactor).where(eq(twoFactor.userId, userId)).returning()
}

/** Names by id, those who left too. */
export async function namesOf(sql: Sql): Promise<ReadonlyMap<string, string>> {
  const { user } = sql.t
  const rows = await sql.select({ id: user.id, name: user.name }).from(user)
  return new Map(rows.map((row) => [row.id, row.name]))
}
