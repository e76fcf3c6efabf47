import { eq, inArray } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type FileRow = Schema['file']['$inferSelect']

/** The same bytes are the same file, however often they are stored. */
export async function insertFile(tx: Tx, row: FileRow): Promise<void> {
  await tx.insert(tx.t.file).values(row).onConflictDoNothing().returning()
}

export async function findFile(sql: Sql, digest: string): Promise<FileRow | undefined> {
  const { file } = sql.t
  const [row] = await sql.select().from(file).where(eq(file.digest, digest))
  return row
}

export async function listFiles(sql: Sql, digests: readonly string[]): Promise<FileRow[]> {
  const { file } = sql.t
  if (digests.length === 0) return []
  return sql
    .select()
    .from(file)
    .where(inArray(file.digest, [...digests]))
}
