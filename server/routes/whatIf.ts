import { api } from '../contract/api.ts'
import { exposuresView, suppositionView } from '../views/whatIf.ts'
import type { On } from './on.ts'

/** Suppositions are read from the reading connection, which cannot write. */
export function whatIfRoutes(on: On): void {
  on(api.whatIf, ({ ctx, actor, params, body }) =>
    suppositionView(ctx, ctx.db.read, actor, params.incidentId, body.changes),
  )
  on(api.listExposures, ({ ctx, actor, params }) => exposuresView(ctx, ctx.db.read, actor, params.incidentId))
}
