import { and, asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type BanRow = Schema['ban']['$inferSelect']

/** Oldest first, the lifted ones too. */
export async function listBans(sql: Sql, incidentId: string): Promise<BanRow[]> {
  const { ban } = sql.t
  return sql.select().from(ban).where(eq(ban.incidentId, incidentId)).orderBy(asc(ban.notedAt))
}

export async function findBan(sql: Sql, incidentId: string, id: string): Promise<BanRow | undefined> {
  const { ban } = sql.t
  const [row] = await sql
    .select()
    .from(ban)
    .where(and(eq(ban.incidentId, incidentId), eq(ban.id, id)))
  return row
}

export async function insertBan(tx: Tx, row: BanRow): Promise<void> {
  await tx.insert(tx.t.ban).values(row).returning()
}

/** Changes the row only if nobody did since `version`; undefined = somebody did. */
export async function updateBan(
  tx: Tx,
  { id, version }: Pick<BanRow, 'id' | 'version'>,
  change: Partial<BanRow>,
): Promise<BanRow | undefined> {
  const { ban } = tx.t
  const [row] = await tx
    .update(ban)
    .set({ ...change, version: version + 1 })
    .where(and(eq(ban.id, id), eq(ban.version, version)))
    .returning()
  return row
}
