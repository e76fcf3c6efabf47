import { listBatches } from '../../db/queries/batches.ts'
import { openIncident } from '../actions/access.ts'
import { api } from '../contract/api.ts'
import { notFound } from '../problem.ts'
import { journeyView } from '../views/journey.ts'
import type { On } from './on.ts'

export function journeyRoutes(on: On): void {
  on(api.getJourney, async ({ ctx, actor, params: { incidentId, personId } }) => {
    const access = await openIncident(ctx.db.read, actor, incidentId)
    access.need('see_people')
    const known = /^\d{1,15}$/.test(personId) && (await listBatches(ctx.db.read, incidentId)).length > 0
    if (!known) throw notFound('person')
    return journeyView(ctx, incidentId, Number(personId))
  })
}
