import { type InvitationRow, listOpenInvitations } from '../../../db/queries/invitations.ts'
import type { Actor, Context } from '../../context.ts'
import type { InvitationView } from '../../contract/sessions.ts'
import { need } from '../need.ts'

/** Those neither accepted nor withdrawn; the link is never shown again. */
export async function viewInvitations(ctx: Context, actor: Actor): Promise<InvitationView[]> {
  need('invite', actor)
  return (await listOpenInvitations(ctx.db.read)).map(invitationView)
}

export const invitationView = (row: InvitationRow): InvitationView => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  expiresAt: new Date(row.expiresAt).toISOString(),
  acceptedAt: row.acceptedAt === null ? null : new Date(row.acceptedAt).toISOString(),
})
