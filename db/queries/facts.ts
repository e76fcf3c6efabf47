import { and, asc, eq, max } from 'drizzle-orm'
import type { Fact, FactKey, Language } from '../../server/rules/facts.ts'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type FactRow = Schema['fact']['$inferSelect']

/** Every version of every fact of an incident, oldest first. */
export async function listFactVersions(sql: Sql, incidentId: string, key?: FactKey): Promise<FactRow[]> {
  const { fact } = sql.t
  return sql
    .select()
    .from(fact)
    .where(and(eq(fact.incidentId, incidentId), key ? eq(fact.key, key) : undefined))
    .orderBy(asc(fact.sheet), asc(fact.version))
}

/** The running number of the fact sheet; 0 before the first fact. */
export async function sheetNumber(sql: Sql, incidentId: string): Promise<number> {
  const { fact } = sql.t
  const [row] = await sql
    .select({ n: max(fact.sheet) })
    .from(fact)
    .where(eq(fact.incidentId, incidentId))
  return row?.n ?? 0
}

export async function insertFacts(tx: Tx, rows: FactRow[]): Promise<void> {
  if (rows.length) await tx.insert(tx.t.fact).values(rows).returning()
}

export const asFact = (row: FactRow): Fact => ({
  key: row.key as FactKey,
  group: row.group,
  language: row.language as Language | '',
  version: row.version,
  value: row.value.value,
  basis: row.basis,
  by: row.by,
  at: row.at,
})
