import { asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'
import { rosterVersion, saveRosterVersion } from './settings.ts'

export type RosterRow = Schema['roster']['$inferSelect']

/** The duty roster, each seat's first person before the deputies. */
export async function listRoster(sql: Sql): Promise<(RosterRow & { name: string })[]> {
  const { roster, user } = sql.t
  const rows = await sql
    .select({ roster, name: user.name })
    .from(roster)
    .innerJoin(user, eq(user.id, roster.userId))
    .orderBy(asc(roster.seat), asc(roster.position))
  return rows.map((row) => ({ ...row.roster, name: row.name }))
}

/** Writes the roster anew, under its next version. */
export async function replaceRoster(tx: Tx, rows: RosterRow[]): Promise<void> {
  await tx.delete(tx.t.roster).returning()
  if (rows.length) await tx.insert(tx.t.roster).values(rows).returning()
  await saveRosterVersion(tx, (await rosterVersion(tx)) + 1)
}
