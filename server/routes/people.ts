import { listBatches } from '../../db/queries/batches.ts'
import { openIncident } from '../actions/access.ts'
import { unmaskPerson } from '../actions/people/unmask.ts'
import type { Context } from '../context.ts'
import { api } from '../contract/api.ts'
import type { AffectedView } from '../contract/people.ts'
import { notFound } from '../problem.ts'
import type { On } from './on.ts'

export function peopleRoutes(on: On): void {
  on(api.listPeople, async ({ ctx, actor, params: { incidentId }, query }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    access.need('see_people')
    const open = access.incident.status !== 'closed' && access.may('unmask_person')
    return { people: await peopleOf(ctx, incidentId, query), can: open ? ['unmask_person'] : [] }
  })
  on(api.unmaskPerson, async ({ ctx, actor, params: { incidentId, personId }, body }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    access.need('unmask_person')
    if (!/^\d{1,15}$/.test(personId)) throw notFound('person')
    return unmaskPerson(ctx, actor, incidentId, Number(personId), body.reason)
  })
}

async function peopleOf(
  ctx: Context,
  incidentId: string,
  { code, after, limit }: { code?: string | undefined; after: number; limit: number },
): Promise<AffectedView[]> {
  if (!(await listBatches(ctx.db.read, incidentId)).length) return []
  if (code === undefined) return ctx.audiences.people(incidentId, { after, limit })
  const person = await ctx.audiences.person(incidentId, { code })
  return person ? [person] : []
}
