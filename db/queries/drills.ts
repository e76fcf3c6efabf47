import { and, asc, desc, eq, exists, isNotNull, max } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { WorldRow } from './incidents.ts'

export async function listDrills(sql: Sql): Promise<WorldRow[]> {
  const { world } = sql.t
  return sql.select().from(world).where(eq(world.kind, 'drill')).orderBy(desc(world.startedAt))
}

/** When the last drill that somebody took a seat in ended, by the clock of the real world; `null` before the first. */
export async function lastDrillEnd(sql: Sql): Promise<number | null> {
  const { world, incident, seat } = sql.t
  const seatTaken = sql
    .select({ id: seat.id })
    .from(seat)
    .innerJoin(incident, eq(incident.id, seat.incidentId))
    .where(and(eq(incident.worldId, world.id), isNotNull(seat.acceptedAt)))
  const [row] = await sql
    .select({ at: max(world.endedAt) })
    .from(world)
    .where(and(eq(world.kind, 'drill'), isNotNull(world.endedAt), exists(seatTaken)))
  return row?.at ?? null
}

export async function updateWorld(tx: Tx, id: string, change: Partial<WorldRow>): Promise<void> {
  const { world } = tx.t
  await tx.update(world).set(change).where(eq(world.id, id)).returning()
}

export async function incidentsIn(
  sql: Sql,
  worldId: string,
): Promise<{ id: string; number: string; title: string }[]> {
  const { incident } = sql.t
  return sql
    .select({ id: incident.id, number: incident.number, title: incident.title })
    .from(incident)
    .where(eq(incident.worldId, worldId))
    .orderBy(asc(incident.reportedAt))
}

/** Who did what when in one world, oldest first. */
export async function actsIn(
  sql: Sql,
  worldId: string,
): Promise<{ actor: string; name: string; at: number }[]> {
  const { record } = sql.t
  return sql
    .select({ actor: record.actor, name: record.name, at: record.at })
    .from(record)
    .where(eq(record.worldId, worldId))
    .orderBy(asc(record.seq))
}
