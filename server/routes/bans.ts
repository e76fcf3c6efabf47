import { openIncident } from '../actions/access.ts'
import { liftBan } from '../actions/bans/lift.ts'
import { noteBan } from '../actions/bans/note.ts'
import type { Actor, Context } from '../context.ts'
import { api } from '../contract/api.ts'
import { banList } from '../views/ban.ts'
import type { On } from './on.ts'

/** Authorities that forbid telling people for a time. */
export function banRoutes(on: On): void {
  on(api.listBans, ({ ctx, actor, params }) => list(ctx, actor, params.incidentId))
  on(api.noteBan, async ({ ctx, actor, params: { incidentId }, body }) => {
    const until = body.until === null ? null : Date.parse(body.until)
    await noteBan(ctx, actor, incidentId, { ...body, orderedAt: Date.parse(body.orderedAt), until })
    return list(ctx, actor, incidentId)
  })
  on(api.liftBan, async ({ ctx, actor, params, body }) => {
    await liftBan(ctx, actor, params, body)
    return list(ctx, actor, params.incidentId)
  })
}

const list = async (ctx: Context, actor: Actor, incidentId: string) =>
  banList(ctx.db.read, await openIncident(ctx.db.read, actor, incidentId))
