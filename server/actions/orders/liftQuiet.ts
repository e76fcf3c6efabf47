import type { Actor, Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import { changeOrder } from './change.ts'
import { copyStanding } from './progress.ts'

/** Legal lets messages leave at night too: the law's "at once" comes before comfort. Whoever waited for the morning is told now. */
export async function liftQuiet(
  ctx: Context,
  actor: Actor,
  of: { incidentId: string; orderId: string },
  reason: string,
): Promise<void> {
  const row = await changeOrder(ctx, actor, of, {
    permission: 'lift_quiet_hours',
    step: 'lift',
    name: 'order.quiet_lifted',
    payload: { reason },
    to: (_tx, before, at) => {
      if (!before.plan?.quiet || before.quietLifted) throw conflict('no_quiet', 'It keeps no quiet hours.')
      return { quietLifted: { at, by: actor.id, reason } }
    },
  })
  if (row.startedAt === null) return
  await ctx.senders.liftQuiet(of.incidentId, of.orderId)
  await copyStanding(ctx, row)
}
