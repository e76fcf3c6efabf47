import { and, asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'
import type { BatchRow } from './batches.ts'

export type PeopleTokenRow = Schema['peopleToken']['$inferSelect']

export async function listPeopleTokens(sql: Sql, incidentId: string): Promise<PeopleTokenRow[]> {
  const { peopleToken } = sql.t
  return sql
    .select()
    .from(peopleToken)
    .where(eq(peopleToken.incidentId, incidentId))
    .orderBy(asc(peopleToken.madeAt))
}

export async function findPeopleToken(sql: Sql, digest: string): Promise<PeopleTokenRow | undefined> {
  const { peopleToken } = sql.t
  const [row] = await sql.select().from(peopleToken).where(eq(peopleToken.digest, digest))
  return row
}

export async function insertPeopleToken(tx: Tx, row: PeopleTokenRow): Promise<void> {
  await tx.insert(tx.t.peopleToken).values(row).returning()
}

export async function updatePeopleToken(tx: Tx, id: string, change: Partial<PeopleTokenRow>): Promise<void> {
  const { peopleToken } = tx.t
  await tx.update(peopleToken).set(change).where(eq(peopleToken.id, id)).returning()
}

export async function findStream(sql: Sql, incidentId: string, key: string): Promise<BatchRow | undefined> {
  const { batch } = sql.t
  const [row] = await sql
    .select()
    .from(batch)
    .where(and(eq(batch.incidentId, incidentId), eq(batch.streamKey, key)))
  return row
}
