import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type OrganisationRow = Schema['organisation']['$inferSelect']

export async function insertOrganisation(tx: Tx, row: OrganisationRow): Promise<void> {
  await tx.insert(tx.t.organisation).values(row).returning()
}

/** Changes the row only if nobody did since `version`; undefined = somebody did. */
export async function updateOrganisation(
  tx: Tx,
  { id, version, ...change }: OrganisationRow,
): Promise<OrganisationRow | undefined> {
  const { organisation } = tx.t
  const [row] = await tx
    .update(organisation)
    .set({ ...change, version: version + 1 })
    .where(and(eq(organisation.id, id), eq(organisation.version, version)))
    .returning()
  return row
}

/** The newest records of the installation with one of these names, newest first: who did what when. */
export async function latestActs(sql: Sql, names: readonly string[], limit: number) {
  const { record, recordPayload, user } = sql.t
  return sql
    .select({ at: record.at, actor: record.actor, actorName: user.name, payload: recordPayload.payload })
    .from(record)
    .innerJoin(recordPayload, eq(recordPayload.seq, record.seq))
    .leftJoin(user, eq(user.id, record.actor))
    .where(inArray(record.name, [...names]))
    .orderBy(desc(record.seq))
    .limit(limit)
}
