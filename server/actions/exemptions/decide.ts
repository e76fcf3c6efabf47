import type { Tx } from '../../../db/database.ts'
import {
  type DutyRow,
  type ExemptionRow,
  findExemption,
  insertExemption,
  listDuties,
  listExemptions,
  updateDuty,
  updateExemption,
} from '../../../db/queries/duties.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid, notFound, stale } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { ruleOf } from '../duties/evaluate.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'

/**
 * Proposes not to tell individuals because measures effectively avoid harm (PIPL 57(2)). It can release only duties
 * whose rule allows it: reports to authorities never.
 */
export async function proposeExemption(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { ruleIds, grounds, evidence }: { ruleIds: string[]; grounds: string; evidence: string },
): Promise<string> {
  return ctx.db.write(async (tx) => {
    const { incident, world } = await openToChange(tx, actor, incidentId, 'propose_exemption')
    const duties = await listDuties(tx, incidentId)
    const faults = ruleIds.flatMap((ruleId, at) => {
      const row = duties.find((duty) => duty.ruleId === ruleId)
      const code =
        !row || row.state !== 'open'
          ? 'duty_not_open'
          : ruleOf(row).releasedBy === 'never'
            ? 'never_released'
            : ''
      return code ? [{ pointer: `/ruleIds/${at}`, code, detail: ruleId }] : []
    })
    if (faults.length) throw invalid(faults)
    const id = ctx.newId()
    await insertExemption(tx, {
      id,
      incidentId,
      ruleIds,
      grounds,
      evidence,
      state: 'proposed',
      proposedBy: actor.id,
      proposedAt: ctx.now(world),
      decidedBy: null,
      decidedAt: null,
      decisionReason: '',
      orderedBy: '',
      orderedAt: null,
      orderDueAt: null,
      orderText: '',
      version: 1,
    })
    await record(ctx, tx, actor, {
      name: 'exemption.proposed',
      incidentId,
      world,
      payload: { ruleIds, grounds, evidence },
    })
    await tellSeat(ctx, tx, {
      once: `decide_exemption:${id}`,
      incident,
      world,
      seat: 'legal',
      what: 'decide_exemption',
    })
    return id
  })
}

/** Legal approves or returns; whoever proposed it cannot decide. Approval releases the named duties at once. */
export async function decideExemption(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  exemptionId: string,
  { approve, reason, version }: { approve: boolean; reason: string; version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const row = await findExemption(tx, incidentId, exemptionId)
    const { world } = await openToChange(
      tx,
      actor,
      incidentId,
      'decide_exemption',
      row?.proposedBy === actor.id,
    )
    if (!row) throw notFound('exemption')
    if (row.state !== 'proposed') throw conflict('already_decided', 'This has been decided.')
    const decided: Partial<ExemptionRow> = {
      state: approve ? 'approved' : 'returned',
      decidedBy: actor.id,
      decidedAt: ctx.now(world),
      decisionReason: reason,
    }
    if (!(await updateExemption(tx, { id: exemptionId, version }, decided)))
      throw stale('exemption', { version: row.version })
    await record(ctx, tx, actor, {
      name: approve ? 'exemption.approved' : 'exemption.returned',
      incidentId,
      world,
      payload: { ruleIds: row.ruleIds, reason },
    })
    if (approve)
      await forDuties(tx, incidentId, row.ruleIds, () => ({ state: 'released', closeReason: 'exemption' }))
  })
}

export interface RegulatorOrder {
  authority: string
  orderedAt: number
  dueAt: number | null
  text: string
  ruleIds: string[]
}

/**
 * A regulator demands that people be told: the duties are back at once, by the deadline the order states or afresh
 * from the order; the decision not to tell is overridden and stays readable.
 */
export async function orderNotice(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  order: RegulatorOrder,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'order_notice')
    refuseUnfit(order, ctx.now(world))
    for (const row of await listExemptions(tx, incidentId))
      if (row.state === 'approved' || row.state === 'proposed') await override(tx, row, order)
    await record(ctx, tx, actor, { name: 'notice.ordered', incidentId, world, payload: { ...order } })
    await forDuties(tx, incidentId, order.ruleIds, () => ({
      state: 'open',
      closeReason: '',
      orderedAt: order.orderedAt,
      orderedDueAt: order.dueAt,
    }))
  })
}

function refuseUnfit({ orderedAt, dueAt }: RegulatorOrder, now: number): void {
  if (orderedAt > now) throw invalid([{ pointer: '/orderedAt', code: 'in_the_future' }])
  if (dueAt !== null && dueAt < orderedAt) throw invalid([{ pointer: '/dueAt', code: 'before_order' }])
}

async function override(tx: Tx, row: ExemptionRow, order: RegulatorOrder): Promise<void> {
  await updateExemption(tx, row, {
    state: 'overridden',
    orderedBy: order.authority,
    orderedAt: order.orderedAt,
    orderDueAt: order.dueAt,
    orderText: order.text,
  })
}

/** Duties already fulfilled stay fulfilled: the people have been told. */
async function forDuties(
  tx: Tx,
  incidentId: string,
  ruleIds: readonly string[],
  change: (row: DutyRow) => Partial<DutyRow>,
): Promise<void> {
  for (const row of await listDuties(tx, incidentId))
    if (ruleIds.includes(row.ruleId) && row.state !== 'fulfilled' && row.result !== 'does_not_apply')
      await updateDuty(tx, row, change(row))
}
