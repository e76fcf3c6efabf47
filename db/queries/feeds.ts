import { eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'

/** A person's subscription to due times. The address itself is not kept, only the digest of its secret. */
export interface FeedRow {
  digest: string
  openedAt: number
}

const keyOf = (userId: string): string => `feed.${userId}`

export async function findFeed(sql: Sql, userId: string): Promise<FeedRow | undefined> {
  const { setting } = sql.t
  const [row] = await sql
    .select()
    .from(setting)
    .where(eq(setting.key, keyOf(userId)))
  return row?.value as FeedRow | undefined
}

/** One a person: a new one takes the place of the old. */
export async function saveFeed(tx: Tx, userId: string, value: FeedRow): Promise<void> {
  const { setting } = tx.t
  await tx
    .insert(setting)
    .values({ key: keyOf(userId), value })
    .onConflictDoUpdate({ target: setting.key, set: { value } })
    .returning()
}

export async function removeFeed(tx: Tx, userId: string): Promise<boolean> {
  const { setting } = tx.t
  const rows = await tx
    .delete(setting)
    .where(eq(setting.key, keyOf(userId)))
    .returning()
  return rows.length > 0
}
