import type { Tx } from '../../../db/database.ts'
import { type InvitationRow, updateInvitation } from '../../../db/queries/invitations.ts'
import { findUserByEmail } from '../../../db/queries/users.ts'
import type { Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import type { Language } from '../../rules/facts.ts'
import { realWorld } from '../../rules/world.ts'
import type { Sessions } from '../../sessions/sessions.ts'
import { record } from '../record.ts'
import { addToRoster } from '../roster/change.ts'
import { addUser, returnUser } from '../users/newUser.ts'
import { invitationOf } from './token.ts'

interface Acceptance {
  token: string
  password: string
  name: string
  language: Language
}

/** Makes the person one of the staff, with the role and the seats of the invitation. Works once. */
export async function acceptInvitation(
  ctx: Context,
  sessions: Sessions,
  { token, password, name, language }: Acceptance,
): Promise<{ id: string; email: string }> {
  await invitationOf(ctx, ctx.db.read, token)
  const hash = await sessions.hashPassword(password)
  return ctx.db.write(async (tx) => {
    const invitation = await invitationOf(ctx, tx, token)
    const at = ctx.now(realWorld)
    const id = await addStaff(ctx, tx, invitation, { name, language, hash, at })
    await updateInvitation(tx, invitation.id, { acceptedAt: at })
    await addToRoster(tx, id, invitation.seats)
    await record(
      ctx,
      tx,
      { id, name, role: invitation.role },
      { name: 'invitation.accepted', payload: { invitation: invitation.id, role: invitation.role } },
    )
    return { id, email: invitation.email }
  })
}

/** Somebody new, or somebody who left and comes back. */
async function addStaff(
  ctx: Context,
  tx: Tx,
  { email, phone, role }: InvitationRow,
  own: { name: string; language: Language; hash: string; at: number },
): Promise<string> {
  const known = await findUserByEmail(tx, email)
  if (known && known.leftAt === null) throw conflict('invitation_used', 'This person is one of the staff.')
  const id = known?.id ?? ctx.newId()
  await (known ? returnUser : addUser)(ctx, tx, { id, email, phone, role, ...own })
  return id
}
