import { beginFetch, stopFetch } from '../actions/userCentre/fetch.ts'
import { dropCentre, saveCentre } from '../actions/userCentre/setting.ts'
import { tryForIncident, tryForSetting } from '../actions/userCentre/try.ts'
import { api } from '../contract/api.ts'
import { centreView } from '../views/userCentre.ts'
import type { On } from './on.ts'

/** People fetched from the company's user centre: where it is, a look at one page, and a run. */
export function userCentreRoutes(on: On): void {
  on(api.readCentre, ({ ctx, actor }) => centreView(ctx, actor))
  on(api.saveCentre, ({ ctx, actor, body }) => saveCentre(ctx, actor, body))
  on(api.dropCentre, ({ ctx, actor, query }) => dropCentre(ctx, actor, query.version))
  on(api.tryCentreSetting, ({ ctx, actor, body }) => tryForSetting(ctx, actor, body.filter))
  on(api.tryCentre, ({ ctx, actor, params, body }) =>
    tryForIncident(ctx, actor, params.incidentId, body.filter),
  )
  on(api.fetchPeople, async ({ ctx, actor, params, body }) => ({
    batchId: await beginFetch(ctx, actor, params.incidentId, body.filter.trim()),
  }))
  on(api.stopFetch, ({ ctx, actor, params: { incidentId, batchId } }) =>
    stopFetch(ctx, actor, incidentId, batchId),
  )
}
