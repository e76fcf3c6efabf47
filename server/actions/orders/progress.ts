import type { Tx } from '../../../db/database.ts'
import {
  findOrder,
  listOrders,
  type OrderRow,
  updateOrder,
  updateOrderFigures,
} from '../../../db/queries/orders.ts'
import { type Context, systemActor } from '../../context.ts'
import type { Progress } from '../../delivery/order.ts'
import { type OrderCounters, stateAfter } from '../../rules/order.ts'
import { type Access, openIncident } from '../access.ts'
import { record } from '../record.ts'
import { settleNotices } from './settle.ts'

/** Copies how the sender stands onto the order's row: figures always, its state where it moved, and what follows from it. */
export async function copyProgress(ctx: Context, incidentId: string, progress: Progress): Promise<void> {
  const counters = countersOf(progress, await ctx.audiences.places(incidentId))
  await ctx.db.write(async (tx) => {
    const access = await openIncident(tx, systemActor, incidentId)
    const row = await findOrder(tx, incidentId, progress.orderId)
    if (!row) return
    await updateOrderFigures(tx, row.id, { counters, people: counters.people })
    await noteUnreachable(ctx, tx, access, row, counters)
    await moveOn(ctx, tx, access, row, progress)
    await settleNotices(ctx, tx, systemActor, access)
  })
}

/** Asks the sender how one order stands and copies it. */
export async function copyStanding(ctx: Context, { incidentId, id }: OrderRow): Promise<void> {
  const progress = await ctx.senders.progress(incidentId, id).catch(() => null)
  if (progress) await copyProgress(ctx, incidentId, progress)
}

/** All orders of an incident: a file that came later makes more people to be told. */
export async function copyStandings(ctx: Context, incidentId: string): Promise<void> {
  for (const row of await listOrders(ctx.db.read, incidentId))
    if (row.startedAt !== null) await copyStanding(ctx, row)
}

const countersOf = (progress: Progress, places: NonNullable<OrderCounters['places']>): OrderCounters => ({
  ...progress.coverage,
  guardians: progress.guardians,
  standing: progress.standing,
  unknownCodes: progress.unknownCodes,
  resent: progress.resent,
  lastAt: progress.lastAt === null ? null : Date.parse(progress.lastAt),
  planned: progress.planned,
  stage: progress.stage,
  asleep: progress.asleep,
  places,
})

/** The announcement is owed from the moment that the first person turned out to be unreachable. */
async function noteUnreachable(
  ctx: Context,
  tx: Tx,
  { world }: Access,
  row: OrderRow,
  { unreachable, guardians }: OrderCounters,
): Promise<void> {
  const people = unreachable + guardians.unreachable
  if (row.sandbox || !people || row.unreachableAt !== null) return
  await updateOrderFigures(tx, row.id, { unreachableAt: ctx.now(world) })
  const payload = { orderId: row.id, people }
  await record(ctx, tx, systemActor, {
    name: 'people.unreachable',
    incidentId: row.incidentId,
    world,
    payload,
  })
}

const names = {
  done: 'order.done',
  paused: 'order.paused',
  stopped: 'order.stopped',
  running: 'order.resumed',
} as const

async function moveOn(ctx: Context, tx: Tx, { world }: Access, row: OrderRow, said: Progress): Promise<void> {
  const state = stateAfter(row, said)
  if (state === row.state) return
  const reason = said.reason ?? ''
  const doneAt = state === 'done' ? ctx.now(world) : null
  const stageEndedAt = reason === 'stage' ? ctx.now(world) : null
  await updateOrder(tx, row, { state, reason, doneAt, stageEndedAt })
  if (state === 'waiting' || state === 'cancelled') return
  const { told, trying, unknown, unreachable, sandbox } = said.coverage
  const payload = { orderId: row.id, reason, told, trying, unknown, unreachable, sandbox }
  await record(ctx, tx, systemActor, { name: names[state], incidentId: row.incidentId, world, payload })
}
