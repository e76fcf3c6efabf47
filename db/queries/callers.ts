import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'
import type { IncidentRow, WorldRow } from './incidents.ts'

export type CallerRow = Schema['caller']['$inferSelect']

/** Those now named to the call desk of an incident; history left out. */
export async function listCallers(sql: Sql, incidentId: string): Promise<CallerRow[]> {
  const { caller } = sql.t
  return sql
    .select()
    .from(caller)
    .where(and(eq(caller.incidentId, incidentId), isNull(caller.removedAt)))
    .orderBy(asc(caller.namedAt))
}

/** Whether somebody is now named to the call desk of an incident. */
export async function findCaller(
  sql: Sql,
  incidentId: string,
  userId: string,
): Promise<CallerRow | undefined> {
  const { caller } = sql.t
  const [row] = await sql
    .select()
    .from(caller)
    .where(and(eq(caller.incidentId, incidentId), eq(caller.userId, userId), isNull(caller.removedAt)))
  return row
}

/** Every desk that somebody is now named to, of incidents that are not over. */
export async function desksOf(
  sql: Sql,
  userId: string,
): Promise<{ caller: CallerRow; incident: IncidentRow; world: WorldRow }[]> {
  const { caller, incident, world } = sql.t
  return sql
    .select({ caller, incident, world })
    .from(caller)
    .innerJoin(incident, eq(incident.id, caller.incidentId))
    .innerJoin(world, eq(world.id, incident.worldId))
    .where(
      and(
        eq(caller.userId, userId),
        isNull(caller.removedAt),
        ne(incident.status, 'closed'),
        isNull(world.endedAt),
      ),
    )
    .orderBy(asc(caller.namedAt))
}

export async function insertCaller(tx: Tx, row: CallerRow): Promise<void> {
  await tx.insert(tx.t.caller).values(row).returning()
}

export async function updateCaller(tx: Tx, id: string, change: Partial<CallerRow>): Promise<void> {
  const { caller } = tx.t
  await tx.update(caller).set(change).where(eq(caller.id, id)).returning()
}
