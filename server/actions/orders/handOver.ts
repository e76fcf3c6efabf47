import type { Tx } from '../../../db/database.ts'
import { findOrder, type OrderRow, updateOrder } from '../../../db/queries/orders.ts'
import { type Context, systemActor } from '../../context.ts'
import { isPast } from '../../rules/sendingPlan.ts'
import type { World } from '../../rules/world.ts'
import { openIncident } from '../access.ts'
import { record } from '../record.ts'
import { approvedNotice, handedOver, handledByOrder, whyNotTo } from './approved.ts'
import { isAllSandboxed, sandboxedOf } from './rehearse.ts'

/**
 * Hands an order whose minute has passed to the sender, unless the notice fell meanwhile: then it stops, with the reason.
 * The row says `running` before the sender hears of it, so a crash between the two is taken up at the next start.
 */
export async function handOver(ctx: Context, { incidentId, id }: OrderRow): Promise<void> {
  const started = await ctx.db.write(async (tx) => {
    const { world } = await openIncident(tx, systemActor, incidentId)
    const row = await findOrder(tx, incidentId, id)
    const now = ctx.now(world)
    if (row?.state !== 'waiting' || row.startsAt > now) return undefined
    const late = isPast(row.plan, now) ? 'schedule_past' : undefined
    const fell = world.endedAt === null ? (late ?? (await whyNotTo(ctx, tx, row))) : 'world_ended'
    const why = fell ?? (await handledByOrder(ctx, tx, row, world)).blocked
    if (why) {
      await stop(ctx, tx, row, { world, why })
      return undefined
    }
    const { handling } = await handledByOrder(ctx, tx, row, world)
    const { body } = await approvedNotice(ctx, tx, ofNotice(row))
    const sandboxed = sandboxedOf(ctx, body, world)
    const sandbox = isAllSandboxed(ctx, body, world)
    const payload = { orderId: id, digest: row.digest, sandboxed }
    await record(ctx, tx, systemActor, { name: 'order.started', incidentId, world, payload })
    return updateOrder(tx, row, { state: 'running', startedAt: now, sandbox, handling })
  })
  if (started) await start(ctx, started)
}

/** A person looks into it and releases it, or not. */
export async function stop(
  ctx: Context,
  tx: Tx,
  row: OrderRow,
  { world, why: reason }: { world: World; why: string },
): Promise<void> {
  await updateOrder(tx, row, { state: 'stopped', reason })
  const payload = { orderId: row.id, reason }
  await record(ctx, tx, systemActor, { name: 'order.stopped', incidentId: row.incidentId, world, payload })
}

/** Tells the sender of an order; once or again makes no difference. */
export async function start(ctx: Context, row: OrderRow): Promise<void> {
  const { world } = await openIncident(ctx.db.read, systemActor, row.incidentId)
  const { body } = await approvedNotice(ctx, ctx.db.read, ofNotice(row))
  await ctx.senders.start(row.incidentId, handedOver(row, body, world))
}

/** Lets the sender go on, with a limit where another stage begins; an order it never heard of it hears of now. */
export async function release(
  ctx: Context,
  row: OrderRow,
  how: { stageLimit?: number | null; bound?: number | undefined },
): Promise<void> {
  const { incidentId, id, bodyDigest: digest, gates } = row
  const stageNo = how.stageLimit === undefined ? undefined : (gates?.length ?? 0)
  await start(ctx, row)
  await ctx.senders.resume(incidentId, id, { digest, stageNo, ...how })
}

const ofNotice = ({ incidentId, noticeId, noticeVersion: version }: OrderRow) => ({
  incidentId,
  noticeId,
  version,
})
