import { and, asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type TestMessageRow = Schema['testMessage']['$inferSelect']

export async function insertTestMessage(tx: Tx, row: TestMessageRow): Promise<void> {
  await tx.insert(tx.t.testMessage).values(row).returning()
}

/** Tests of one approved text, in order: another text was not tested by them. */
export async function listTestMessages(
  sql: Sql,
  noticeId: string,
  digest: string,
): Promise<TestMessageRow[]> {
  const { testMessage } = sql.t
  return sql
    .select()
    .from(testMessage)
    .where(and(eq(testMessage.noticeId, noticeId), eq(testMessage.digest, digest)))
    .orderBy(asc(testMessage.sentAt))
}
