import { and, eq, like } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'

/** A link that lets one person set a new password once. Kept where the sign-in library keeps its own proofs. */
export interface ResetRow {
  id: string
  userId: string
  /** Of the token, never the token. */
  hash: string
  expiresAt: number
}

const prefix = 'reset:'

/** One link per person: an older one goes. */
export async function putReset(tx: Tx, { id, userId, hash, expiresAt }: ResetRow, at: number): Promise<void> {
  await deleteResetsOf(tx, userId)
  const [now, end] = [new Date(at), new Date(expiresAt)]
  const row = { id, identifier: prefix + hash, value: userId, expiresAt: end, createdAt: now, updatedAt: now }
  await tx.insert(tx.t.verification).values(row).returning()
}

export async function findReset(sql: Sql, hash: string): Promise<ResetRow | undefined> {
  const { verification } = sql.t
  const [row] = await sql
    .select()
    .from(verification)
    .where(eq(verification.identifier, prefix + hash))
  return row && { id: row.id, userId: row.value, hash, expiresAt: row.expiresAt.getTime() }
}

export async function deleteResetsOf(tx: Tx, userId: string): Promise<void> {
  const { verification } = tx.t
  const theirs = and(eq(verification.value, userId), like(verification.identifier, `${prefix}%`))
  await tx.delete(verification).where(theirs).returning()
}
