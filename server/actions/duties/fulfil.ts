import type { Tx } from '../../../db/database.ts'
import { type DutyRow, listDuties, updateDuty } from '../../../db/queries/duties.ts'
import type { IncidentRow, WorldRow } from '../../../db/queries/incidents.ts'
import type { Actor, Context } from '../../context.ts'
import { clockOf, lateness } from '../../rules/clock.ts'
import type { Fulfilment } from '../../rules/dutyRule.ts'
import { calendarOf } from '../calendar/years.ts'
import { sheetOf } from '../facts/sheet.ts'
import { record } from '../record.ts'
import { anchorsByRule } from './anchors.ts'
import { ruleOf } from './evaluate.ts'
import { profileOf } from './judge.ts'

export interface DoneAct {
  /** As rules name it in `fulfilledBy`: `act:plan`, `report:first`, `notice`, ... */
  act: Fulfilment
  at: number
  /** What proves it: a receipt number, an order, a record. */
  proof: string
  /** Only these duties; every open one that asks for the act where left out. */
  ruleIds?: readonly string[]
}

/** Notes an act on the duties that ask for it; one whose acts are all done is fulfilled, and its lateness frozen. */
export async function doAct(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  of: { incident: IncidentRow; world: WorldRow },
  done: DoneAct,
): Promise<string[]> {
  const fulfilled: string[] = []
  for (const row of await listDuties(tx, of.incident.id))
    if (asksFor(row, done) && (await note(ctx, tx, of.incident, row, done))) fulfilled.push(row.ruleId)
  if (fulfilled.length)
    await record(ctx, tx, actor, {
      name: 'duties.fulfilled',
      incidentId: of.incident.id,
      world: of.world,
      payload: { act: done.act, ruleIds: fulfilled, at: done.at, proof: done.proof },
    })
  return fulfilled
}

const asksFor = (row: DutyRow, { act, ruleIds }: DoneAct) =>
  row.state === 'open' &&
  row.result !== 'does_not_apply' &&
  (!ruleIds || ruleIds.includes(row.ruleId)) &&
  ruleOf(row).fulfilledBy.includes(act) &&
  !row.acts.some((a) => a.act === act)

async function note(
  ctx: Context,
  tx: Tx,
  incident: IncidentRow,
  row: DutyRow,
  { act, at, proof }: DoneAct,
): Promise<boolean> {
  const acts = [...row.acts, { act, at, proof }]
  const whole = ruleOf(row).fulfilledBy.every((wanted) => acts.some((a) => a.act === wanted))
  await updateDuty(tx, row, {
    acts,
    ...(whole ? await frozenAt(ctx, tx, incident, row, Math.max(...acts.map((a) => a.at))) : {}),
  })
  return whole
}

/** Late or in time is decided here, once; no later correction of the start changes it. */
export async function frozenAt(
  ctx: Context,
  tx: Tx,
  incident: IncidentRow,
  row: DutyRow,
  at: number,
): Promise<Partial<DutyRow>> {
  const anchors = (await anchorsByRule(tx, incident, await sheetOf(tx, incident.id)))(row.ruleId)
  const { targets = {} } = await profileOf(tx)
  const calendar = await calendarOf(ctx, tx)
  const clock = clockOf(ruleOf(row), anchors, { ...actsOf(row), targets, calendar }, at)
  return { state: 'fulfilled', fulfilledAt: at, frozen: lateness(clock, at) }
}

/** What the clock of a duty row knows of what was done under it. */
export const actsOf = (row: DutyRow) => ({
  frozen: row.frozen,
  ordered: row.orderedAt === null ? null : { at: row.orderedAt, dueAt: row.orderedDueAt },
  correctedStartAt: row.correctedStartAt,
})
