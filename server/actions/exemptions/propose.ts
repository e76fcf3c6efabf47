import { insertExemption } from '../../../db/queries/duties.ts'
import type { Actor, Context } from '../../context.ts'
import { invalid } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'
import { releasesOf, whyNotReleased } from './releases.ts'

interface Proposal {
  ruleIds: string[]
  grounds: string
  evidence: string
}

/**
 * Proposes not to tell individuals because measures effectively avoid harm (PIPL 57(2)). It can name only duties whose
 * rule allows it: reports to authorities never, and those that counsel ticks only if legal proposes.
 */
export async function proposeExemption(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  { ruleIds, grounds, evidence }: Proposal,
): Promise<string> {
  return ctx.db.write(async (tx) => {
    const { incident, world, may } = await openToChange(tx, actor, incidentId, 'propose_exemption')
    const { rows, releaseOf } = await releasesOf(tx, incidentId)
    const faults = ruleIds.flatMap((ruleId, at) => {
      const release = releaseOf(ruleId)
      const notMine = release === 'counsel' && !may('tick_counsel_duty') ? 'counsel_ticks_only' : ''
      const code = whyNotReleased(rows.get(ruleId), release) || notMine
      return code ? [{ pointer: `/ruleIds/${at}`, code, detail: ruleId }] : []
    })
    if (faults.length) throw invalid(faults)
    const id = ctx.newId()
    await insertExemption(tx, {
      ...undecided,
      id,
      incidentId,
      ruleIds: [...new Set(ruleIds)],
      ground: '',
      grounds,
      evidence,
      proposedBy: actor.id,
      proposedAt: ctx.now(world),
    })
    await record(ctx, tx, actor, {
      name: 'exemption.proposed',
      incidentId,
      world,
      payload: { ruleIds, grounds, evidence },
    })
    const once = `decide_exemption:${id}`
    await tellSeat(ctx, tx, { once, incident, world, seat: 'legal', what: 'decide_exemption' })
    return id
  })
}

const undecided = {
  state: 'proposed' as const,
  decidedBy: null,
  decidedAt: null,
  decisionReason: '',
  released: [],
  evidenceFiles: [],
  orderFile: null,
  reviewAt: null,
  questionedBy: [],
  orderedBy: '',
  orderedAt: null,
  orderDueAt: null,
  orderText: '',
  version: 1,
}
