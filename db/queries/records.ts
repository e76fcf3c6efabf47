import { and, asc, count, desc, eq, gt, lt, lte, max } from 'drizzle-orm'
import type { Link } from '../../server/rules/record.ts'
import type { Sql, Tx } from '../database.ts'

export async function lastLink(sql: Sql): Promise<Link | undefined> {
  const { record } = sql.t
  const [row] = await sql.select().from(record).orderBy(desc(record.seq)).limit(1)
  return row
}

export async function lastLinkOf(sql: Sql, incidentId: string): Promise<Link | undefined> {
  const { record } = sql.t
  const [row] = await sql
    .select()
    .from(record)
    .where(eq(record.incidentId, incidentId))
    .orderBy(desc(record.seq))
    .limit(1)
  return row
}

export async function insertLink(
  tx: Tx,
  link: Link,
  salt: string,
  payload: Record<string, unknown>,
): Promise<void> {
  await tx.insert(tx.t.record).values(link).returning()
  await tx.insert(tx.t.recordPayload).values({ seq: link.seq, salt, payload, erasedAt: null }).returning()
  tx.committed.push(link)
}

/** Links with their payloads after `seq`, oldest first; of one incident where named. */
export async function listRecords(
  sql: Sql,
  {
    incidentId,
    after = 0,
    upTo,
    limit = 500,
  }: { incidentId?: string; after?: number; upTo?: number; limit?: number },
) {
  const { record, recordPayload } = sql.t
  return sql
    .select({ link: record, payload: recordPayload })
    .from(record)
    .innerJoin(recordPayload, eq(recordPayload.seq, record.seq))
    .where(
      and(
        gt(record.seq, after),
        upTo === undefined ? undefined : lte(record.seq, upTo),
        incidentId ? eq(record.incidentId, incidentId) : undefined,
      ),
    )
    .orderBy(asc(record.seq))
    .limit(limit)
}

/** How many records an incident has. */
export async function countRecords(sql: Sql, incidentId: string): Promise<number> {
  const { record } = sql.t
  const [row] = await sql.select({ n: count() }).from(record).where(eq(record.incidentId, incidentId))
  return row?.n ?? 0
}

/** The newest records of one incident, newest first. */
export async function latestRecords(sql: Sql, incidentId: string, limit: number, before?: number) {
  const { record, recordPayload } = sql.t
  return sql
    .select({ link: record, payload: recordPayload })
    .from(record)
    .innerJoin(recordPayload, eq(recordPayload.seq, record.seq))
    .where(and(eq(record.incidentId, incidentId), before === undefined ? undefined : lt(record.seq, before)))
    .orderBy(desc(record.seq))
    .limit(limit)
}

/** A link with its payload. */
export type RecordRow = Awaited<ReturnType<typeof listRecords>>[number]

/** The whole record of one incident, oldest first. */
export const recordsOf = (sql: Sql, incidentId: string): Promise<RecordRow[]> =>
  listRecords(sql, { incidentId, limit: 100_000 })

/** When somebody last did anything in an incident, by its world's clock. */
export async function lastActOf(sql: Sql, incidentId: string, actor: string): Promise<number | undefined> {
  const { record } = sql.t
  const [row] = await sql
    .select({ at: max(record.at) })
    .from(record)
    .where(and(eq(record.incidentId, incidentId), eq(record.actor, actor)))
  return row?.at ?? undefined
}

export interface Head {
  seq: number
  digest: string
  mac: string
}
const headKey = 'record.head'

export async function saveHead(tx: Tx, head: Head): Promise<void> {
  const { setting } = tx.t
  await tx
    .insert(setting)
    .values({ key: headKey, value: head })
    .onConflictDoUpdate({ target: setting.key, set: { value: head } })
    .returning()
}

export async function findHead(sql: Sql): Promise<Head | undefined> {
  const { setting } = sql.t
  const [row] = await sql.select().from(setting).where(eq(setting.key, headKey))
  return row?.value as Head | undefined
}

/** What happened in an incident, by name alone, oldest first. */
export async function listNames(
  sql: Sql,
  incidentId: string,
): Promise<{ seq: number; at: number; name: string }[]> {
  const { record } = sql.t
  return sql
    .select({ seq: record.seq, at: record.at, name: record.name })
    .from(record)
    .where(eq(record.incidentId, incidentId))
    .orderBy(asc(record.seq))
}

/** Acts of one name in an incident with what they said, oldest first; `null` once erased. */
export async function listNamed(sql: Sql, incidentId: string, name: string) {
  const { record, recordPayload } = sql.t
  const rows = await sql
    .select({ link: record, payload: recordPayload.payload })
    .from(record)
    .innerJoin(recordPayload, eq(recordPayload.seq, record.seq))
    .where(and(eq(record.incidentId, incidentId), eq(record.name, name)))
    .orderBy(asc(record.seq))
  return rows as { link: Link; payload: Record<string, unknown> | null }[]
}
