import { findOrganisation } from '../../../db/queries/installation.ts'
import { secondFactorRequired } from '../../../db/queries/settings.ts'
import { findUser, listStaff, listUsers, type UserRow } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import type { Me, UserView } from '../../contract/sessions.ts'
import { isSandboxed } from '../../delivery/channels.ts'
import { notFound } from '../../problem.ts'
import { installationStepsFor } from '../../rules/permissions.ts'
import { realWorld } from '../../rules/world.ts'
import { organisationView } from '../organisation/view.ts'

export async function viewMe(ctx: Context, actor: Actor): Promise<Me> {
  const sql = ctx.db.read
  const [user, organisation] = await Promise.all([findUser(sql, actor.id), findOrganisation(sql)])
  if (!user || !organisation) throw notFound('user')
  return {
    user: userView(user),
    organisation: organisationView(organisation),
    can: installationStepsFor(actor.role),
    secondFactorRequired: await secondFactorRequired(sql),
    unproved: actor.unproved === true,
    alone: (await listStaff(sql)).length < 2,
    sandbox: {
      email: isSandboxed('email', realWorld, ctx.channels.setting),
      sms: isSandboxed('sms', realWorld, ctx.channels.setting),
    },
  }
}

export const viewUsers = async (ctx: Context): Promise<UserView[]> =>
  (await listUsers(ctx.db.read)).map(userView)

export const userView = (row: UserRow): UserView => ({
  id: row.id,
  name: row.name,
  email: row.email,
  phone: row.phone,
  role: row.role,
  language: row.language,
  left: row.leftAt !== null,
  secondFactor: row.twoFactorEnabled === true,
})
