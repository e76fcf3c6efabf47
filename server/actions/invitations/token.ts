import type { Sql } from '../../../db/database.ts'
import { findInvitationByToken, type InvitationRow } from '../../../db/queries/invitations.ts'
import type { Context } from '../../context.ts'
import { conflict, notFound } from '../../problem.ts'
import { realWorld } from '../../rules/world.ts'
import { sha256 } from '../record.ts'

export const tokenHash = (token: string): string => sha256(token)

/** The invitation a token opens now; used, withdrawn and expired ones are refused. */
export async function invitationOf(ctx: Context, sql: Sql, token: string): Promise<InvitationRow> {
  const invitation = await findInvitationByToken(sql, tokenHash(token))
  if (!invitation || invitation.withdrawnAt !== null) throw notFound('invitation')
  if (invitation.acceptedAt !== null) throw conflict('invitation_used', 'This invitation was used already.')
  if (invitation.expiresAt <= ctx.now(realWorld))
    throw conflict('invitation_expired', 'This invitation has expired; ask for a new one.')
  return invitation
}
