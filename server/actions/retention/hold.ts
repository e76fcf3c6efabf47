import { insertHold, liftHolds } from '../../../db/queries/retention.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import { openIncident } from '../access.ts'
import { record } from '../record.ts'
import { retentionOf } from './standing.ts'

/** While it stands nobody destroys anything of this incident; a closed one can be held too. */
export async function placeHold(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  reason: string,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openIncident(tx, actor, incidentId)
    access.need('hold')
    const { hold, rows } = await retentionOf(ctx, tx, access)
    if (hold) throw conflict('already_held', 'A hold stands already.')
    if (rows.some(({ state }) => state === 'begun'))
      throw conflict('destruction_begun', 'The destruction has begun and cannot be held.')
    await insertHold(tx, {
      id: ctx.newId(),
      incidentId,
      reason,
      placedBy: actor.id,
      placedAt: ctx.now(access.world),
      liftedBy: null,
      liftedAt: null,
      liftReason: '',
    })
    const { world } = access
    await record(ctx, tx, actor, { name: 'retention.held', incidentId, world, payload: { reason } })
  })
}

/** Terms that ended meanwhile end a week later, not at once. */
export async function liftHold(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  reason: string,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openIncident(tx, actor, incidentId)
    access.need('lift_hold')
    const { world } = access
    const change = { liftedBy: actor.id, liftedAt: ctx.now(world), liftReason: reason }
    if (!(await liftHolds(tx, incidentId, change))) throw conflict('not_held', 'No hold stands.')
    await record(ctx, tx, actor, { name: 'retention.released', incidentId, world, payload: { reason } })
  })
}
