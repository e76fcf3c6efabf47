import { findOrganisation } from '../../../db/queries/installation.ts'
import type { OrganisationRow } from '../../../db/queries/organisation.ts'
import type { Context } from '../../context.ts'
import type { Organisation, OrganisationChoices } from '../../contract/sessions.ts'
import { notFound } from '../../problem.ts'
import type { DutyRule } from '../../rules/dutyRule.ts'

export async function viewOrganisation(ctx: Context): Promise<Organisation> {
  const row = await findOrganisation(ctx.db.read)
  if (!row) throw notFound('organisation')
  return organisationView(row)
}

export const organisationView = ({ id: _, ...profile }: OrganisationRow): Organisation => profile

/** Sectors and targets as the templates in force name them; a term of law is never the company's to set. */
export function organisationChoices({ templates }: Context): OrganisationChoices {
  const sectors = Object.entries(templates.authorities.sectors)
  return {
    sectors: sectors.map(([key, name]) => ({ key, name })),
    targets: templates.packs.flatMap(({ rules }) => rules.flatMap(targetOf)),
  }
}

const targetOf = ({ id, title, recipient, clock }: DutyRule) =>
  clock.term === null && clock.internalMinutes !== null
    ? [{ ruleId: id, title, recipient: recipient.name, minutes: clock.internalMinutes }]
    : []
