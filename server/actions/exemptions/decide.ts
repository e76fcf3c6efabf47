import type { Tx } from '../../../db/database.ts'
import { type ExemptionRow, findExemption, updateDuty, updateExemption } from '../../../db/queries/duties.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid, notFound, stale } from '../../problem.ts'
import { releasedBy, type Ticks, withoutTick } from '../../rules/exemption.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { releasesOf, whyNotReleased } from './releases.ts'

interface Decision {
  approve: boolean
  reason: string
  /** Counsel's word on each duty that only counsel may release. */
  ticks: Ticks
  version: number
}

/** Legal approves or returns; whoever proposed it cannot decide. Approval releases the named duties at once. */
export async function decideExemption(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  exemptionId: string,
  { approve, reason, ticks, version }: Decision,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const row = await findExemption(tx, incidentId, exemptionId)
    const own = row?.proposedBy === actor.id
    const { world } = await openToChange(tx, actor, incidentId, 'decide_exemption', own)
    if (!row) throw notFound('exemption')
    if (row.state !== 'proposed') throw conflict('already_decided', 'This has been decided.')
    const released = approve ? await release(tx, row, ticks) : []
    const decided: Partial<ExemptionRow> = {
      state: approve ? 'approved' : 'returned',
      decidedBy: actor.id,
      decidedAt: ctx.now(world),
      decisionReason: reason,
      released,
    }
    if (!(await updateExemption(tx, { id: exemptionId, version }, decided)))
      throw stale('exemption', { version: row.version })
    await record(ctx, tx, actor, {
      name: approve ? 'exemption.approved' : 'exemption.returned',
      incidentId,
      world,
      payload: { ruleIds: row.ruleIds, released, ticks, reason },
    })
  })
}

/** Releases what may be released; refused while a duty waits for counsel's explicit word, or can no longer be released. */
async function release(tx: Tx, row: ExemptionRow, ticks: Ticks): Promise<string[]> {
  const { rows, releaseOf } = await releasesOf(tx, row.incidentId)
  const decision = { proposed: row.ruleIds, ticks, releaseOf }
  const waiting = withoutTick(decision).map((ruleId) => ({ ruleId, code: 'counsel_must_tick' }))
  const released = releasedBy(decision)
  const unfit = [...released, ...Object.keys(ticks)].flatMap((ruleId) => {
    const code = whyNotReleased(rows.get(ruleId), releaseOf(ruleId))
    return code ? [{ ruleId, code }] : []
  })
  const faults = [...waiting, ...unfit]
  if (faults.length)
    throw invalid(faults.map(({ ruleId, code }) => ({ pointer: `/ticks/${ruleId}`, code, detail: ruleId })))
  for (const ruleId of released) {
    const duty = rows.get(ruleId)
    if (duty) await updateDuty(tx, duty, { state: 'released', closeReason: 'exemption' })
  }
  return released
}
