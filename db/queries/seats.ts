import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import type { SeatKey } from '../../server/rules/seats.ts'
import type { Sql, Tx } from '../database.ts'
import type { SeatRow } from './incidents.ts'

/** Seats now called or taken; history left out. */
export async function listSeats(
  sql: Sql,
  incidentIds: readonly string[],
): Promise<(SeatRow & { personName: string })[]> {
  const { seat, user } = sql.t
  if (!incidentIds.length) return []
  const rows = await sql
    .select({ seat, name: user.name })
    .from(seat)
    .innerJoin(user, eq(user.id, seat.userId))
    .where(and(inArray(seat.incidentId, [...incidentIds]), isNull(seat.endedAt)))
    .orderBy(asc(seat.calledAt))
  return rows.map((row) => ({ ...row.seat, personName: row.name }))
}

/** The seats somebody holds in one incident: called and accepted, not left. */
export async function seatsHeld(sql: Sql, incidentId: string, userId: string): Promise<SeatRow[]> {
  const { seat } = sql.t
  return sql
    .select()
    .from(seat)
    .where(and(eq(seat.incidentId, incidentId), eq(seat.userId, userId), isNull(seat.endedAt)))
}

/** Every incident in which somebody has been called to a seat. */
export async function incidentsOf(sql: Sql, userId: string): Promise<Set<string>> {
  const { seat } = sql.t
  const rows = await sql
    .select({ id: seat.incidentId })
    .from(seat)
    .where(and(eq(seat.userId, userId), isNull(seat.endedAt)))
  return new Set(rows.map((row) => row.id))
}

export async function findSeat(sql: Sql, incidentId: string, id: string): Promise<SeatRow | undefined> {
  const { seat } = sql.t
  const [row] = await sql
    .select()
    .from(seat)
    .where(and(eq(seat.incidentId, incidentId), eq(seat.id, id)))
  return row
}

export async function insertSeat(tx: Tx, row: SeatRow): Promise<void> {
  await tx.insert(tx.t.seat).values(row).returning()
}

export async function updateSeat(tx: Tx, id: string, change: Partial<SeatRow>): Promise<void> {
  const { seat } = tx.t
  await tx.update(seat).set(change).where(eq(seat.id, id)).returning()
}

/** Who takes a seat by the roster, first then deputies; those who left the company are passed over. */
export async function rosterFor(
  sql: Sql,
  key: SeatKey,
): Promise<{ userId: string; name: string; email: string; phone: string }[]> {
  const { roster, user } = sql.t
  return sql
    .select({ userId: user.id, name: user.name, email: user.email, phone: user.phone })
    .from(roster)
    .innerJoin(user, eq(user.id, roster.userId))
    .where(and(eq(roster.seat, key), isNull(user.leftAt)))
    .orderBy(asc(roster.position))
}
