import { findOrder, listOrdersAtGate, type OrderRow, updateOrder } from '../../../db/queries/orders.ts'
import { type Context, systemActor } from '../../context.ts'
import { isSent } from '../../rules/delivery.ts'
import type { SendingPlan, StageFigures } from '../../rules/sendingPlan.ts'
import { gateVerdict, limitOf } from '../../rules/stage.ts'
import { reachesOutside } from '../../rules/world.ts'
import { openIncident } from '../access.ts'
import { bansAgainst } from '../bans/against.ts'
import { record } from '../record.ts'
import { handledByOrder, whyNotTo } from './approved.ts'
import { release } from './handOver.ts'
import { meantBy, placesOf } from './rest.ts'

export const noFigures: StageFigures = { people: 0, tried: 0, failed: 0, unknown: 0, complaints: 0 }

/** What the row says once the gate after the stage at hand was opened: who, why, and what the stage had come to. */
export function passGate(
  { gates, plan, counters }: OrderRow,
  { by, reason }: { by: string | null; reason: string },
  at: number,
): Partial<OrderRow> {
  const passed = gates ?? []
  const gate = { stage: passed.length, at, by, reason, figures: counters.stage ?? noFigures }
  return {
    gates: [...passed, gate],
    stageEndedAt: null,
    stageLimit: limitOf(plan?.stages ?? [], passed.length + 1),
  }
}

/** Opens the gates whose time has come, and stops the orders whose stage went wrong: a person looks into those. */
export async function openGates(ctx: Context): Promise<void> {
  for (const row of await listOrdersAtGate(ctx.db.read)) {
    const { world } = await openIncident(ctx.db.read, systemActor, row.incidentId)
    if (world.endedAt !== null || row.plan === null || row.stageEndedAt === null) continue
    const seen = { figures: row.counters.stage ?? noFigures, endedAt: row.stageEndedAt, trouble: false }
    const verdict = gateVerdict(row.plan.gate, seen, ctx.now(world))
    if (verdict.gate === 'waits' || (verdict.gate === 'stays' && verdict.why === 'person')) continue
    const trouble = verdict.gate === 'opens' && reachesOutside(world) && (await hasTrouble(ctx, row))
    await turn(
      ctx,
      row,
      row.plan,
      verdict.gate === 'opens' ? (trouble ? 'gate_trouble' : undefined) : verdict.why,
    )
  }
}

/** Asks each channel that leaves the building whether it answers. */
async function hasTrouble(ctx: Context, { counters, sandbox }: OrderRow): Promise<boolean> {
  if (sandbox) return false
  const used = new Set(
    counters.standing.flatMap(({ channel }) => (channel !== 'none' && isSent(channel) ? [channel] : [])),
  )
  const verdicts = await Promise.all([...used].map((kind) => ctx.senders.verify(kind)))
  return verdicts.some(({ ok }) => !ok)
}

/** Looks again within the transaction: the notice, the bans and the order itself may have changed since. */
async function turn(
  ctx: Context,
  before: OrderRow,
  plan: SendingPlan,
  stays: string | undefined,
): Promise<void> {
  const places = await placesOf(ctx, before.incidentId)
  const opened = await ctx.db.write(async (tx) => {
    const { world } = await openIncident(tx, systemActor, before.incidentId)
    const row = await findOrder(tx, before.incidentId, before.id)
    if (row?.state !== 'paused' || row.stageEndedAt === null) return undefined
    const banned = (await bansAgainst(tx, row.incidentId, await meantBy(tx, row), places)).length > 0
    const fell = stays ?? (banned ? 'ban' : await whyNotTo(ctx, tx, row))
    const why = fell ?? (await handledByOrder(ctx, tx, row, world)).blocked
    const figures = row.counters.stage ?? noFigures
    const payload = { orderId: row.id, stage: row.gates?.length ?? 0, ...figures, rule: plan.gate }
    const say = (name: string, more: object) =>
      record(ctx, tx, systemActor, {
        name,
        incidentId: row.incidentId,
        world,
        payload: { ...payload, ...more },
      })
    if (why) {
      await updateOrder(tx, row, { state: 'stopped', reason: why })
      await say('order.stopped', { reason: why })
      return undefined
    }
    await say('order.gate_opened', {})
    const passed = passGate(row, { by: null, reason: '' }, ctx.now(world))
    return updateOrder(tx, row, { state: 'running', reason: '', ...passed })
  })
  if (opened) await release(ctx, opened, { stageLimit: opened.stageLimit })
}
