import { listDestructions } from '../../db/queries/retention.ts'
import { findTerms } from '../../db/queries/settings.ts'
import { namesOf } from '../../db/queries/users.ts'
import { openIncident } from '../actions/access.ts'
import { certificateFile } from '../actions/retention/destroy.ts'
import { liftHold, placeHold } from '../actions/retention/hold.ts'
import { decideDestruction, proposeDestruction } from '../actions/retention/propose.ts'
import { retentionOf } from '../actions/retention/standing.ts'
import { changeTerms } from '../actions/retention/terms.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { sendDownload } from '../files.ts'
import { notFound } from '../problem.ts'
import { signingKey } from '../proof/signingKey.ts'
import { retentionView } from '../views/retention.ts'
import type { On } from './on.ts'

export function retentionRoutes(on: On): void {
  on(api.getRetention, ({ ctx, actor, params }) => view(ctx, actor, params.incidentId))
  on(api.placeHold, async ({ ctx, actor, params: { incidentId }, body }) => {
    await placeHold(ctx, actor, incidentId, body.reason)
    return view(ctx, actor, incidentId)
  })
  on(api.liftHold, async ({ ctx, actor, params: { incidentId }, body }) => {
    await liftHold(ctx, actor, incidentId, body.reason)
    return view(ctx, actor, incidentId)
  })
  on(api.proposeDestruction, async ({ ctx, actor, params: { incidentId }, body }) => {
    await proposeDestruction(ctx, actor, incidentId, body)
    return view(ctx, actor, incidentId)
  })
  on(api.decideDestruction, async ({ ctx, actor, params: { incidentId, destructionId: id }, body }) => {
    await decideDestruction(ctx, actor, { incidentId, id }, body)
    return view(ctx, actor, incidentId)
  })
  on(api.getCertificate, async ({ ctx, actor, params, response }) => {
    const { incident } = await openIncident(ctx.db.read, actor, params.incidentId)
    const rows = await listDestructions(ctx.db.read, incident.id)
    const row = rows.find(({ id, certificate }) => id === params.destructionId && certificate !== null)
    if (!row) throw notFound('certificate')
    const text = certificateFile(row, await signingKey(ctx))
    sendDownload(response, `${incident.number}-${row.kind}.json`, 'application/json', Buffer.from(text))
  })
  on(api.getRetentionTerms, ({ ctx }) => findTerms(ctx.db.read))
  on(api.changeRetentionTerms, async ({ ctx, actor, body }) => {
    await changeTerms(ctx, actor, body)
    return findTerms(ctx.db.read)
  })
}

async function view(ctx: Context, actor: Actor, incidentId: string) {
  const access = await openIncident(ctx.db.read, actor, incidentId)
  const names = await namesOf(ctx.db.read)
  return retentionView(await retentionOf(ctx, ctx.db.read, access), access, actor.id, names)
}
