import { eq, lt } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type AttemptsRow = Schema['rateLimit']['$inferSelect']

/** Attempts counted under one key, in the window that began at `lastRequest` (epoch ms). */
export async function findAttempts(sql: Sql, key: string): Promise<AttemptsRow | undefined> {
  const { rateLimit } = sql.t
  const [row] = await sql.select().from(rateLimit).where(eq(rateLimit.key, key))
  return row
}

export async function putAttempts(tx: Tx, row: AttemptsRow): Promise<void> {
  const { rateLimit } = tx.t
  const { count, lastRequest } = row
  await tx
    .insert(rateLimit)
    .values(row)
    .onConflictDoUpdate({ target: rateLimit.key, set: { count, lastRequest } })
    .returning()
}

export async function deleteAttempts(tx: Tx, key: string): Promise<void> {
  const { rateLimit } = tx.t
  await tx.delete(rateLimit).where(eq(rateLimit.key, key)).returning()
}

/** Windows that began before `before` count for nothing any more. */
export async function deleteOldAttempts(tx: Tx, before: number): Promise<void> {
  const { rateLimit } = tx.t
  await tx.delete(rateLimit).where(lt(rateLimit.lastRequest, before)).returning()
}
