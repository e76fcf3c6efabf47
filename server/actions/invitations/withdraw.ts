import { findInvitation, updateInvitation } from '../../../db/queries/invitations.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, notFound } from '../../problem.ts'
import { realWorld } from '../../rules/world.ts'
import { need } from '../need.ts'
import { record } from '../record.ts'

/** The link opens nothing any more. One that was accepted stays: its person leaves instead. */
export async function withdrawInvitation(ctx: Context, actor: Actor, id: string): Promise<void> {
  need('invite', actor)
  await ctx.db.write(async (tx) => {
    const invitation = await findInvitation(tx, id)
    if (!invitation || invitation.withdrawnAt !== null) throw notFound('invitation')
    if (invitation.acceptedAt !== null)
      throw conflict('invitation_used', 'This invitation was accepted already.')
    await updateInvitation(tx, id, { withdrawnAt: ctx.now(realWorld) })
    await record(ctx, tx, actor, { name: 'invitation.withdrawn', payload: { invitation: id } })
  })
}
