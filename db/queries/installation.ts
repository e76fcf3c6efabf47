import { and, asc, desc, eq, gt, lte, or } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type TemplateVersionRow = Schema['templateVersion']['$inferSelect']
export type StaffMessageRow = Schema['staffMessage']['$inferSelect']

export async function keepTemplate(tx: Tx, row: TemplateVersionRow): Promise<void> {
  await tx.insert(tx.t.templateVersion).values(row).onConflictDoNothing().returning()
}

export async function findTemplate(sql: Sql, digest: string): Promise<TemplateVersionRow | undefined> {
  const { templateVersion } = sql.t
  const [row] = await sql.select().from(templateVersion).where(eq(templateVersion.digest, digest))
  return row
}

/** Versions of one template, newest first. */
export async function listTemplates(sql: Sql, kind: string, name: string): Promise<TemplateVersionRow[]> {
  const { templateVersion } = sql.t
  return sql
    .select()
    .from(templateVersion)
    .where(and(eq(templateVersion.kind, kind), eq(templateVersion.name, name)))
    .orderBy(desc(templateVersion.loadedAt))
}

/** Queues a message for staff; the same `once` queues nothing. */
export async function insertStaffMessage(tx: Tx, row: StaffMessageRow): Promise<void> {
  await tx.insert(tx.t.staffMessage).values(row).onConflictDoNothing().returning()
}

/** Has this been queued before? `once` as `tellStaff` was given it. */
export async function isQueued(sql: Sql, once: string): Promise<boolean> {
  const { staffMessage } = sql.t
  const rows = await sql
    .select({ id: staffMessage.id })
    .from(staffMessage)
    .where(eq(staffMessage.once, `${once}:email`))
  return rows.length > 0
}

/** Nothing is put off for longer: what lies further ahead was written by a clock that has since been set back. */
const longestWaitMs = 900_000

/** What is due, with where it goes: to one of the staff, or to somebody invited, whose invitation stands for them. */
export async function listDueStaffMessages(sql: Sql, now: number, limit: number) {
  const { staffMessage, user, invitation } = sql.t
  const rows = await sql
    .select({ message: staffMessage, user, invited: invitation.email })
    .from(staffMessage)
    .leftJoin(user, eq(user.id, staffMessage.userId))
    .leftJoin(invitation, eq(invitation.id, staffMessage.userId))
    .where(
      and(
        eq(staffMessage.state, 'pending'),
        or(lte(staffMessage.nextAt, now), gt(staffMessage.nextAt, now + longestWaitMs)),
      ),
    )
    .orderBy(asc(staffMessage.nextAt))
    .limit(limit)
  return rows.map(({ message, user: to, invited }) => ({
    message,
    email: to?.email ?? invited ?? '',
    phone: to?.phone ?? '',
    leftAt: to?.leftAt ?? null,
  }))
}

export async function updateStaffMessage(
  tx: Tx,
  id: string,
  change: Partial<StaffMessageRow>,
): Promise<void> {
  const { staffMessage } = tx.t
  await tx.update(staffMessage).set(change).where(eq(staffMessage.id, id)).returning()
}

export async function listStaffMessages(sql: Sql, incidentId: string): Promise<StaffMessageRow[]> {
  const { staffMessage } = sql.t
  return sql
    .select()
    .from(staffMessage)
    .where(eq(staffMessage.incidentId, incidentId))
    .orderBy(asc(staffMessage.nextAt))
}

/** The organisation profile; undefined until the first run is done. */
export async function findOrganisation(sql: Sql) {
  const [row] = await sql.select().from(sql.t.organisation).limit(1)
  return row
}
