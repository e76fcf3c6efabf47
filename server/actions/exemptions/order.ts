import type { Tx } from '../../../db/database.ts'
import { type ExemptionRow, listExemptions, updateDuty, updateExemption } from '../../../db/queries/duties.ts'
import type { Actor, Context } from '../../context.ts'
import { type FieldFault, invalid } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { addFacts } from '../facts/sheet.ts'
import { strangeFiles } from '../files/attach.ts'
import { record } from '../record.ts'
import { releasesOf } from './releases.ts'

export interface RegulatorOrder {
  authority: string
  orderedAt: number
  dueAt: number | null
  text: string
  ruleIds: string[]
  /** Digest of the order itself, among the incident's files. */
  file: string | null
}

/**
 * A regulator demands that people be told (PIPL 57(2)): the duties are back at once, by the deadline the order states or
 * afresh from the order; a decision not to tell that covers any of them is overridden and stays readable. Duties
 * already fulfilled stay so: the people have been told.
 */
export async function orderNotice(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  order: RegulatorOrder,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'order_notice')
    const at = ctx.now(world)
    const { rows, releaseOf } = await releasesOf(tx, incidentId)
    const unfit = order.ruleIds.flatMap((ruleId, n): FieldFault[] => {
      const row = rows.get(ruleId)
      const fine = row && row.result !== 'does_not_apply' && releaseOf(ruleId) !== 'never'
      return fine ? [] : [{ pointer: `/ruleIds/${n}`, code: 'not_a_duty_to_tell', detail: ruleId }]
    })
    const document = await strangeFiles(tx, incidentId, order.file ? [order.file] : [], '/file')
    const faults = [...unfit, ...timeFaults(order, at), ...document]
    if (faults.length) throw invalid(faults)
    for (const row of await listExemptions(tx, incidentId))
      if (covers(row, order)) await override(tx, row, order)
    await record(ctx, tx, actor, { name: 'notice.ordered', incidentId, world, payload: { ...order } })
    const fact = { key: 'orderedAt' as const, value: order.orderedAt, basis: order.authority }
    await addFacts(tx, actor, incidentId, at, [fact])
    const back = {
      orderedAt: order.orderedAt,
      orderedDueAt: order.dueAt,
      state: 'open',
      closeReason: '',
    } as const
    for (const ruleId of new Set(order.ruleIds)) {
      const row = rows.get(ruleId)
      if (row && row.state !== 'fulfilled') await updateDuty(tx, row, back)
    }
  })
}

function timeFaults({ orderedAt, dueAt }: RegulatorOrder, now: number): FieldFault[] {
  if (orderedAt > now) return [{ pointer: '/orderedAt', code: 'in_the_future' }]
  return dueAt !== null && dueAt < orderedAt ? [{ pointer: '/dueAt', code: 'before_order' }] : []
}

/** A decision in force or still proposed that an order on these duties contradicts. */
const covers = ({ state, ruleIds, released }: ExemptionRow, order: RegulatorOrder): boolean =>
  (state === 'approved' || state === 'proposed') &&
  [...ruleIds, ...released].some((ruleId) => order.ruleIds.includes(ruleId))

async function override(tx: Tx, row: ExemptionRow, order: RegulatorOrder): Promise<void> {
  await updateExemption(tx, row, {
    state: 'overridden',
    orderedBy: order.authority,
    orderedAt: order.orderedAt,
    orderDueAt: order.dueAt,
    orderText: order.text,
    orderFile: order.file,
    questionedBy: [],
  })
}
