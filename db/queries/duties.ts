import { and, asc, eq } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type DutyRow = Schema['duty']['$inferSelect']
export type ExemptionRow = Schema['exemption']['$inferSelect']

export async function listDuties(sql: Sql, incidentId: string): Promise<DutyRow[]> {
  const { duty } = sql.t
  return sql
    .select()
    .from(duty)
    .where(eq(duty.incidentId, incidentId))
    .orderBy(asc(duty.ruleId), asc(duty.occurrence))
}

export async function findDuty(sql: Sql, incidentId: string, id: string): Promise<DutyRow | undefined> {
  const { duty } = sql.t
  const [row] = await sql
    .select()
    .from(duty)
    .where(and(eq(duty.incidentId, incidentId), eq(duty.id, id)))
  return row
}

export async function insertDuty(tx: Tx, row: DutyRow): Promise<void> {
  await tx.insert(tx.t.duty).values(row).returning()
}

export async function updateDuty(
  tx: Tx,
  { id, version }: Pick<DutyRow, 'id' | 'version'>,
  change: Partial<DutyRow>,
): Promise<DutyRow | undefined> {
  const { duty } = tx.t
  const [row] = await tx
    .update(duty)
    .set({ ...change, version: version + 1 })
    .where(and(eq(duty.id, id), eq(duty.version, version)))
    .returning()
  return row
}

export async function listExemptions(sql: Sql, incidentId: string): Promise<ExemptionRow[]> {
  const { exemption } = sql.t
  return sql
    .select()
    .from(exemption)
    .where(eq(exemption.incidentId, incidentId))
    .orderBy(asc(exemption.proposedAt))
}

export async function findExemption(
  sql: Sql,
  incidentId: string,
  id: string,
): Promise<ExemptionRow | undefined> {
  const { exemption } = sql.t
  const [row] = await sql
    .select()
    .from(exemption)
    .where(and(eq(exemption.incidentId, incidentId), eq(exemption.id, id)))
  return row
}

export async function insertExemption(tx: Tx, row: ExemptionRow): Promise<void> {
  await tx.insert(tx.t.exemption).values(row).returning()
}

export async function updateExemption(
  tx: Tx,
  { id, version }: Pick<ExemptionRow, 'id' | 'version'>,
  change: Partial<ExemptionRow>,
): Promise<ExemptionRow | undefined> {
  const { exemption } = tx.t
  const [row] = await tx
    .update(exemption)
    .set({ ...change, version: version + 1 })
    .where(and(eq(exemption.id, id), eq(exemption.version, version)))
    .returning()
  return row
}
