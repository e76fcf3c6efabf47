import { and, asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type PartyRow = Schema['party']['$inferSelect']

/** Those removed too; oldest first. */
export async function listParties(sql: Sql, incidentId: string): Promise<PartyRow[]> {
  const { party } = sql.t
  return sql
    .select()
    .from(party)
    .where(eq(party.incidentId, incidentId))
    .orderBy(asc(party.createdAt), asc(party.name))
}

export async function findParty(sql: Sql, incidentId: string, id: string): Promise<PartyRow | undefined> {
  const { party } = sql.t
  const [row] = await sql
    .select()
    .from(party)
    .where(and(eq(party.incidentId, incidentId), eq(party.id, id)))
  return row
}

export async function insertParties(tx: Tx, rows: readonly PartyRow[]): Promise<void> {
  for (const row of rows) await tx.insert(tx.t.party).values(row).returning()
}

export async function updateParty(
  tx: Tx,
  { id, version }: Pick<PartyRow, 'id' | 'version'>,
  change: Partial<PartyRow>,
): Promise<PartyRow | undefined> {
  const { party } = tx.t
  const [row] = await tx
    .update(party)
    .set({ ...change, version: version + 1 })
    .where(and(eq(party.id, id), eq(party.version, version)))
    .returning()
  return row
}
