import { and, asc, count, desc, eq, inArray, isNull, like } from 'drizzle-orm'
import type { WorldKind } from '../../server/rules/world.ts'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type IncidentRow = Schema['incident']['$inferSelect']
export type SeatRow = Schema['seat']['$inferSelect']
export type TaskRow = Schema['task']['$inferSelect']
export type PhaseRow = Schema['phase']['$inferSelect']
export type WorldRow = Schema['world']['$inferSelect']

export async function findIncident(sql: Sql, id: string): Promise<IncidentRow | undefined> {
  const { incident } = sql.t
  const [row] = await sql.select().from(incident).where(eq(incident.id, id))
  return row
}

export async function listIncidents(
  sql: Sql,
  kinds: readonly WorldKind[],
): Promise<{ incident: IncidentRow; world: WorldRow }[]> {
  const { incident, world } = sql.t
  return sql
    .select({ incident, world })
    .from(incident)
    .innerJoin(world, eq(world.id, incident.worldId))
    .where(inArray(world.kind, [...kinds]))
    .orderBy(desc(incident.reportedAt))
}

export async function listOpenIncidents(sql: Sql): Promise<{ incident: IncidentRow; world: WorldRow }[]> {
  const { incident, world } = sql.t
  return sql
    .select({ incident, world })
    .from(incident)
    .innerJoin(world, eq(world.id, incident.worldId))
    .where(and(inArray(incident.status, ['open', 'ended']), isNull(world.endedAt)))
}

/** How many numbers with this prefix a world has given out: the next one follows. */
export async function countNumbers(sql: Sql, worldId: string, prefix: string): Promise<number> {
  const { incident } = sql.t
  const [row] = await sql
    .select({ n: count() })
    .from(incident)
    .where(and(eq(incident.worldId, worldId), like(incident.number, `${prefix}%`)))
  return row?.n ?? 0
}

export async function insertIncident(tx: Tx, row: IncidentRow): Promise<void> {
  await tx.insert(tx.t.incident).values(row).returning()
}

/** Changes the row only if nobody did since `version`; undefined = somebody did. */
export async function updateIncident(
  tx: Tx,
  { id, version }: Pick<IncidentRow, 'id' | 'version'>,
  change: Partial<IncidentRow>,
): Promise<IncidentRow | undefined> {
  const { incident } = tx.t
  const [row] = await tx
    .update(incident)
    .set({ ...change, version: version + 1 })
    .where(and(eq(incident.id, id), eq(incident.version, version)))
    .returning()
  return row
}

export async function findWorld(sql: Sql, id: string): Promise<WorldRow | undefined> {
  const { world } = sql.t
  const [row] = await sql.select().from(world).where(eq(world.id, id))
  return row
}

export async function insertWorld(tx: Tx, row: WorldRow): Promise<void> {
  await tx.insert(tx.t.world).values(row).onConflictDoNothing().returning()
}

export async function listPhases(sql: Sql, incidentId: string): Promise<PhaseRow[]> {
  const { phase } = sql.t
  return sql.select().from(phase).where(eq(phase.incidentId, incidentId)).orderBy(asc(phase.position))
}

export async function insertPhases(tx: Tx, rows: PhaseRow[]): Promise<void> {
  if (rows.length) await tx.insert(tx.t.phase).values(rows).returning()
}

export async function updatePhase(
  tx: Tx,
  incidentId: string,
  key: string,
  change: Partial<PhaseRow>,
): Promise<void> {
  const { phase } = tx.t
  await tx
    .update(phase)
    .set(change)
    .where(and(eq(phase.incidentId, incidentId), eq(phase.key, key)))
    .returning()
}

export async function deletePhases(tx: Tx, incidentId: string): Promise<void> {
  const { phase } = tx.t
  await tx.delete(phase).where(eq(phase.incidentId, incidentId)).returning()
}

export async function findGlance(sql: Sql, incidentId: string, userId: string): Promise<number> {
  const { glance } = sql.t
  const [row] = await sql
    .select({ seq: glance.seq })
    .from(glance)
    .where(and(eq(glance.incidentId, incidentId), eq(glance.userId, userId)))
  return row?.seq ?? 0
}

export async function saveGlance(
  tx: Tx,
  row: { incidentId: string; userId: string; seq: number; at: number },
): Promise<void> {
  const { glance } = tx.t
  await tx
    .insert(glance)
    .values(row)
    .onConflictDoUpdate({ target: [glance.incidentId, glance.userId], set: { seq: row.seq, at: row.at } })
    .returning()
}
