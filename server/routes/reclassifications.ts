import { listReclassifications } from '../../db/queries/reclassifications.ts'
import { namesOf } from '../../db/queries/users.ts'
import { openIncident } from '../actions/access.ts'
import { decideReclassification } from '../actions/reclassifications/decide.ts'
import { proposeReclassification } from '../actions/reclassifications/propose.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { notFound } from '../problem.ts'
import { reclassificationView } from '../views/reclassification.ts'
import type { On } from './on.ts'

export function reclassificationRoutes(on: On): void {
  on(api.listReclassifications, ({ ctx, actor, params }) => views(ctx, actor, params.incidentId))
  on(api.reclassifyIncident, async ({ ctx, actor, params: { incidentId }, body }) => {
    const id = await proposeReclassification(ctx, actor, incidentId, body)
    return one(ctx, actor, incidentId, id)
  })
  on(api.decideReclassification, async ({ ctx, actor, params, body }) => {
    const { incidentId, reclassificationId } = params
    await decideReclassification(ctx, actor, incidentId, reclassificationId, body)
    return one(ctx, actor, incidentId, reclassificationId)
  })
}

async function views(ctx: Context, actor: Actor, incidentId: string) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  const names = await namesOf(ctx.db.read)
  return (await listReclassifications(ctx.db.read, incidentId)).map((row) =>
    reclassificationView(row, access, actor.id, names),
  )
}

async function one(ctx: Context, actor: Actor, incidentId: string, id: string) {
  const view = (await views(ctx, actor, incidentId)).find((v) => v.id === id)
  if (!view) throw notFound('reclassification')
  return view
}
