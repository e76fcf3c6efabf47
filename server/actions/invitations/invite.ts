import type { Tx } from '../../../db/database.ts'
import { findOrganisation, insertStaffMessage } from '../../../db/queries/installation.ts'
import {
  type InvitationRow,
  insertInvitation,
  listOpenInvitations,
  updateInvitation,
} from '../../../db/queries/invitations.ts'
import { findUserByEmail } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import type { InvitationView, NewPerson } from '../../contract/sessions.ts'
import { type FieldFault, invalid, notFound } from '../../problem.ts'
import { linkPlace, type Sender, staffInvitation } from '../../rules/staffInvitation.ts'
import { realWorld } from '../../rules/world.ts'
import { invitationLink, invitationToken } from '../../sessions/invitationLink.ts'
import { need } from '../need.ts'
import { record } from '../record.ts'
import { tokenHash } from './token.ts'
import { invitationView } from './view.ts'

/** Seven days, in milliseconds. */
const life = 7 * 86_400_000

/** Invites somebody; the link is in this answer only, and in the e-mail. An older invitation to the address goes. */
export async function invite(ctx: Context, actor: Actor, person: NewPerson): Promise<InvitationView> {
  need('invite', actor)
  return ctx.db.write(async (tx) => {
    const faults = await faultsInPerson(tx, person)
    if (faults.length) throw invalid(faults)
    const organisation = await findOrganisation(tx)
    if (!organisation) throw notFound('organisation')
    const { language } = organisation
    const sender = { name: actor.name, organisation: organisation.name, language }
    await withdrawOlder(ctx, tx, person.email.toLowerCase())
    return addInvitation(ctx, tx, actor, person, sender)
  })
}

/** In the transaction of whoever invites. The message holds a place for the link, never the token. */
export async function addInvitation(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  person: NewPerson,
  sender: Sender,
): Promise<InvitationView> {
  const row = invitationRow(ctx, actor, person)
  await insertInvitation(tx, row)
  await queueMessage(ctx, tx, row, sender)
  await record(ctx, tx, actor, {
    name: 'invitation.made',
    payload: { invitation: row.id, role: row.role, seats: row.seats },
  })
  return { ...invitationView(row), link: invitationLink(ctx, row.id) }
}

/** Why this person cannot be invited: pointers relative to the person. */
export async function faultsInPerson(tx: Tx, { email, role, seats }: NewPerson): Promise<FieldFault[]> {
  const faults: FieldFault[] = []
  const user = await findUserByEmail(tx, email.toLowerCase())
  if (user && user.leftAt === null) faults.push({ pointer: '/email', code: 'already_staff' })
  if (role === 'auditor' && seats.length) faults.push({ pointer: '/seats', code: 'auditor_holds_no_seat' })
  return faults
}

async function withdrawOlder(ctx: Context, tx: Tx, email: string): Promise<void> {
  for (const open of await listOpenInvitations(tx))
    if (open.email === email) await updateInvitation(tx, open.id, { withdrawnAt: ctx.now(realWorld) })
}

function invitationRow(ctx: Context, actor: Actor, person: NewPerson): InvitationRow {
  const id = ctx.newId()
  return {
    ...person,
    id,
    email: person.email.toLowerCase(),
    tokenHash: tokenHash(invitationToken(ctx, id)),
    invitedBy: actor.id,
    expiresAt: ctx.now(realWorld) + life,
    acceptedAt: null,
    withdrawnAt: null,
  }
}

async function queueMessage(ctx: Context, tx: Tx, row: InvitationRow, sender: Sender): Promise<void> {
  const words = staffInvitation(sender, row.name, linkPlace)
  await insertStaffMessage(tx, {
    id: ctx.newId(),
    once: `invitation:${row.id}`,
    worldId: realWorld.id,
    incidentId: null,
    userId: row.id,
    channel: 'email',
    ...words,
    state: 'pending',
    attempts: 0,
    nextAt: ctx.now(realWorld),
    sentAt: null,
    error: '',
  })
}
