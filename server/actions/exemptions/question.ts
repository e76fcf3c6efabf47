import type { Tx } from '../../../db/database.ts'
import {
  type ExemptionRow,
  listDuties,
  listExemptions,
  updateDuty,
  updateExemption,
} from '../../../db/queries/duties.ts'
import { type Actor, type Context, systemActor } from '../../context.ts'
import { groundIsGone, questions } from '../../rules/exemption.ts'
import type { FactKey } from '../../rules/facts.ts'
import type { Access } from '../access.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'
import { groundOf } from './grounds.ts'

export interface Changed {
  key: FactKey
  from: unknown
  to: unknown
}

/**
 * New facts question the decisions in force that rest on them: counsel is asked to keep or withdraw each. Where harm turns
 * out not to be avoided the decision falls at once, and what it released is owed again.
 */
export async function questionExemptions(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  access: Access,
  changes: readonly Changed[],
): Promise<void> {
  for (const row of await listExemptions(tx, access.incident.id)) {
    const reviewOn = groundOf(ctx, row.ground)?.reviewOn ?? []
    const keys = questions(reviewOn, changes)
    if (row.state !== 'approved' || keys.length === 0) continue
    if (groundIsGone(reviewOn, changes)) await fall(ctx, tx, actor, access, row, keys)
    else await ask(ctx, tx, actor, access, row, keys)
  }
}

async function ask(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: Access,
  row: ExemptionRow,
  keys: FactKey[],
): Promise<void> {
  await updateExemption(tx, row, { questionedBy: [...new Set([...row.questionedBy, ...keys])] })
  await record(ctx, tx, actor, {
    name: 'exemption.questioned',
    incidentId: incident.id,
    world,
    payload: { ruleIds: row.released, keys },
  })
  const once = `review_exemption:${row.id}:${row.version}`
  await tellSeat(ctx, tx, { once, incident, world, seat: 'legal', what: 'review_exemption' })
}

async function fall(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  { incident, world }: Access,
  row: ExemptionRow,
  keys: FactKey[],
): Promise<void> {
  const at = ctx.now(world)
  const review = { at, by: systemActor.id, outcome: 'fell' as const, reason: '', keys }
  await updateExemption(tx, row, { state: 'withdrawn', questionedBy: [], reviews: [...row.reviews, review] })
  const back = await restoreReleased(tx, row)
  await record(ctx, tx, actor, {
    name: 'exemption.fell',
    incidentId: incident.id,
    world,
    payload: { ruleIds: back, keys },
  })
  for (const seat of ['legal', 'commander'] as const)
    await tellSeat(ctx, tx, {
      once: `exemption_fell:${row.id}`,
      incident,
      world,
      seat,
      what: 'exemption_fell',
    })
}

/** What a decision released is owed again, by its own clock. */
export async function restoreReleased(tx: Tx, row: ExemptionRow): Promise<string[]> {
  const rows = (await listDuties(tx, row.incidentId)).filter(
    ({ state, ruleId }) => state === 'released' && row.released.includes(ruleId),
  )
  for (const duty of rows) await updateDuty(tx, duty, { state: 'open', closeReason: '' })
  return rows.map(({ ruleId }) => ruleId)
}
