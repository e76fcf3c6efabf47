import { and, asc, eq, isNull } from 'drizzle-orm'
import type { Sql, Tx } from '../database.ts'
import type { Schema } from '../schema/schema.ts'

export type InvitationRow = Schema['invitation']['$inferSelect']

export async function findInvitation(sql: Sql, id: string): Promise<InvitationRow | undefined> {
  const { invitation } = sql.t
  const [row] = await sql.select().from(invitation).where(eq(invitation.id, id))
  return row
}

export async function findInvitationByToken(sql: Sql, tokenHash: string): Promise<InvitationRow | undefined> {
  const { invitation } = sql.t
  const [row] = await sql.select().from(invitation).where(eq(invitation.tokenHash, tokenHash))
  return row
}

/** Neither accepted nor withdrawn; expired ones stand here too, to be seen and sent anew. */
export async function listOpenInvitations(sql: Sql): Promise<InvitationRow[]> {
  const { invitation } = sql.t
  return sql
    .select()
    .from(invitation)
    .where(and(isNull(invitation.acceptedAt), isNull(invitation.withdrawnAt)))
    .orderBy(asc(invitation.expiresAt), asc(invitation.name))
}

export async function insertInvitation(tx: Tx, row: InvitationRow): Promise<void> {
  await tx.insert(tx.t.invitation).values(row).returning()
}

export async function updateInvitation(tx: Tx, id: string, change: Partial<InvitationRow>): Promise<void> {
  const { invitation } = tx.t
  await tx.update(invitation).set(change).where(eq(invitation.id, id)).returning()
}
