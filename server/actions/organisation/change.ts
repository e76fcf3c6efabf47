import { isDeepStrictEqual } from 'node:util'
import type { Sql } from '../../../db/database.ts'
import { findOrganisation } from '../../../db/queries/installation.ts'
import { latestActs, type OrganisationRow, updateOrganisation } from '../../../db/queries/organisation.ts'
import type { Actor, Context } from '../../context.ts'
import type { Organisation } from '../../contract/sessions.ts'
import { invalid, notFound, type Problem, stale } from '../../problem.ts'
import { need } from '../need.ts'
import { record } from '../record.ts'
import { faultsInOrganisation } from './faults.ts'
import { reevaluateOpen } from './reevaluate.ts'
import { organisationView } from './view.ts'

/** The profile as a whole; refused when somebody changed it meanwhile, naming who and which fields. */
export async function changeOrganisation(
  ctx: Context,
  actor: Actor,
  profile: Organisation,
): Promise<Organisation> {
  need('change_organisation', actor)
  const faults = faultsInOrganisation(profile)
  if (faults.length) throw invalid(faults)
  return ctx.db.write(async (tx) => {
    const before = await findOrganisation(tx)
    if (!before) throw notFound('organisation')
    const after = await updateOrganisation(tx, { ...profile, id: before.id })
    if (!after) throw await staleOrganisation(tx, before, profile.version)
    const changed = changedFields(before, profile)
    const payload = { changed, version: after.version }
    await record(ctx, tx, actor, { name: 'organisation.changed', payload })
    await reevaluateOpen(ctx, tx, actor, changed)
    return organisationView(after)
  })
}

const changedFields = (before: OrganisationRow, after: Organisation): (keyof Organisation)[] =>
  (Object.keys(organisationView(before)) as (keyof Organisation)[]).filter(
    (field) => field !== 'version' && !isDeepStrictEqual(before[field], after[field]),
  )

/** Who changed it last and when, and every field changed since the version the reader had seen. */
async function staleOrganisation(sql: Sql, current: OrganisationRow, seen: number): Promise<Problem> {
  const acts = await latestActs(sql, ['organisation.changed'], Math.max(1, current.version - seen))
  const [last] = acts
  const fields = acts.flatMap(({ payload }) => (payload?.changed ?? []) as string[])
  return stale('organisation', {
    version: current.version,
    by: last && { id: last.actor, name: last.actorName ?? last.actor },
    at: last && new Date(last.at).toISOString(),
    changed: [...new Set(fields)].sort(),
  })
}
