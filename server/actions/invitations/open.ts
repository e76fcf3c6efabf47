import { findOrganisation } from '../../../db/queries/installation.ts'
import type { Context } from '../../context.ts'
import { notFound } from '../../problem.ts'
import { invitationOf } from './token.ts'

/** Whom an invitation is for, so that they see it before they set a password. */
export async function openInvitation(ctx: Context, token: string) {
  const { name, email } = await invitationOf(ctx, ctx.db.read, token)
  const organisation = await findOrganisation(ctx.db.read)
  if (!organisation) throw notFound('organisation')
  return { name, email, organisation: organisation.name }
}
