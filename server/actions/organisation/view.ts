import { findOrganisation } from '../../../db/queries/installation.ts'
import type { OrganisationRow } from '../../../db/queries/organisation.ts'
import type { Context } from '../../context.ts'
import type { Organisation } from '../../contract/sessions.ts'
import { notFound } from '../../problem.ts'

export async function viewOrganisation(ctx: Context): Promise<Organisation> {
  const row = await findOrganisation(ctx.db.read)
  if (!row) throw notFound('organisation')
  return organisationView(row)
}

export const organisationView = ({ id: _, ...profile }: OrganisationRow): Organisation => profile
