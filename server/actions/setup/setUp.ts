import type { Tx } from '../../../db/database.ts'
import { insertOrganisation } from '../../../db/queries/organisation.ts'
import { countUsers } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import type { InvitationView, SetUpRequest } from '../../contract/sessions.ts'
import { type FieldFault, invalid } from '../../problem.ts'
import { realWorld } from '../../rules/world.ts'
import { alreadySetUp, type Sessions } from '../../sessions/sessions.ts'
import { addInvitation, faultsInPerson } from '../invitations/invite.ts'
import { faultsInOrganisation } from '../organisation/faults.ts'
import { record } from '../record.ts'
import { addToRoster } from '../roster/change.ts'
import { addUser } from '../users/newUser.ts'

/** The first run: owner, organisation, first people and their seats, all or nothing; never again after that. */
export async function setUp(
  ctx: Context,
  sessions: Sessions,
  { owner, organisation, people }: Omit<SetUpRequest, 'code'>,
): Promise<InvitationView[]> {
  const hash = await sessions.hashPassword(owner.password)
  const actor: Actor = { id: ctx.newId(), name: owner.name, role: 'owner' }
  return ctx.db.write(async (tx) => {
    if ((await countUsers(tx)) > 0) throw alreadySetUp()
    const { name, email, phone, language } = owner
    const at = ctx.now(realWorld)
    await addUser(ctx, tx, { id: actor.id, name, email, phone, language, role: 'owner', hash, at })
    const faults = [
      ...faultsInOrganisation(organisation, '/organisation'),
      ...(await faultsInPeople(tx, people)),
    ]
    if (faults.length) throw invalid(faults)
    await insertOrganisation(tx, { ...organisation, id: 'organisation', targets: {}, version: 1 })
    await addToRoster(tx, actor.id, owner.seats)
    await record(ctx, tx, actor, { name: 'organisation.set_up', payload: { owner: actor.id, version: 1 } })
    return inviteAll(ctx, tx, actor, { organisation, people })
  })
}

async function inviteAll(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { organisation, people }: Pick<SetUpRequest, 'organisation' | 'people'>,
): Promise<InvitationView[]> {
  const sender = { name: actor.name, organisation: organisation.name, language: organisation.language }
  const made: InvitationView[] = []
  for (const person of people) made.push(await addInvitation(ctx, tx, actor, person, sender))
  return made
}

async function faultsInPeople(tx: Tx, people: SetUpRequest['people']): Promise<FieldFault[]> {
  const faults: FieldFault[] = []
  const emails = people.map(({ email }) => email.toLowerCase())
  for (const [i, person] of people.entries()) {
    const at = `/people/${i}`
    for (const fault of await faultsInPerson(tx, person))
      faults.push({ ...fault, pointer: `${at}${fault.pointer}` })
    if (emails.indexOf(emails[i] ?? '') < i) faults.push({ pointer: `${at}/email`, code: 'person_twice' })
  }
  return faults
}
