import { and, asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type AuthorityRow = Schema['authority']['$inferSelect']

/** Lines of the directory that the company keeps itself. */
export async function listAuthorityRows(sql: Sql): Promise<AuthorityRow[]> {
  const { authority } = sql.t
  return sql.select().from(authority).orderBy(asc(authority.key))
}

/** Writes a line over the version the person saw (0 = none yet); undefined = somebody else did meanwhile. */
export async function saveAuthorityRow(tx: Tx, row: AuthorityRow): Promise<AuthorityRow | undefined> {
  const { authority } = tx.t
  if (row.version === 0) {
    const [made] = await tx
      .insert(authority)
      .values({ ...row, version: 1 })
      .onConflictDoNothing()
      .returning()
    return made
  }
  const [changed] = await tx
    .update(authority)
    .set({ ...row, version: row.version + 1 })
    .where(and(eq(authority.key, row.key), eq(authority.version, row.version)))
    .returning()
  return changed
}

/** undefined = somebody changed it meanwhile, or it is gone. */
export async function deleteAuthorityRow(
  tx: Tx,
  key: string,
  version: number,
): Promise<AuthorityRow | undefined> {
  const { authority } = tx.t
  const [gone] = await tx
    .delete(authority)
    .where(and(eq(authority.key, key), eq(authority.version, version)))
    .returning()
  return gone
}
