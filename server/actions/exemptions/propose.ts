import { insertExemption } from '../../../db/queries/duties.ts'
import type { Actor, Context } from '../../context.ts'
import { type FieldFault, invalid } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { strangeFiles } from '../files/attach.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'
import { groundOf } from './grounds.ts'
import { releasesOf, whyNotReleased } from './releases.ts'

export interface Proposal {
  ruleIds: string[]
  /** Key of a ground of `templates/exemptions`. */
  ground: string
  grounds: string
  evidence: string
  /** Digests of the incident's files. */
  files: string[]
  reviewAt: number
}

/**
 * Proposes not to tell individuals on a ground that a law gives (PIPL 57(2): measures effectively avoid harm). It can name
 * only duties that the ground releases and whose rule allows it: reports to authorities never, and those that counsel
 * ticks only if legal proposes.
 */
export async function proposeExemption(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  proposal: Proposal,
): Promise<string> {
  const { ruleIds, grounds, evidence, files, reviewAt } = proposal
  return ctx.db.write(async (tx) => {
    const { incident, world, may } = await openToChange(tx, actor, incidentId, 'propose_exemption')
    const ground = groundOf(ctx, proposal.ground)
    const { rows, releaseOf } = await releasesOf(tx, incidentId)
    const unfit = ruleIds.flatMap((ruleId, at): FieldFault[] => {
      const release = releaseOf(ruleId)
      const code =
        whyNotReleased(rows.get(ruleId), release) ||
        (release === 'counsel' ? (may('tick_counsel_duty') ? '' : 'counsel_ticks_only') : '') ||
        (release === 'yes' && !ground?.releases.includes(ruleId) ? 'not_of_ground' : '')
      return code ? [{ pointer: `/ruleIds/${at}`, code, detail: ruleId }] : []
    })
    const faults = [
      ...unfit,
      ...(ground ? [] : [{ pointer: '/ground', code: 'no_such_ground' }]),
      ...(reviewAt > ctx.now(world) ? [] : [{ pointer: '/reviewAt', code: 'in_the_past' }]),
      ...(await strangeFiles(tx, incidentId, files)),
    ]
    if (faults.length) throw invalid(faults)
    const id = ctx.newId()
    await insertExemption(tx, {
      ...undecided,
      id,
      incidentId,
      ruleIds: [...new Set(ruleIds)],
      ground: proposal.ground,
      grounds,
      evidence,
      evidenceFiles: files,
      reviewAt,
      proposedBy: actor.id,
      proposedAt: ctx.now(world),
    })
    await record(ctx, tx, actor, {
      name: 'exemption.proposed',
      incidentId,
      world,
      payload: { ruleIds, ground: proposal.ground, grounds, evidence, files, reviewAt },
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
  orderFile: null,
  questionedBy: [],
  reviews: [],
  orderedBy: '',
  orderedAt: null,
  orderDueAt: null,
  orderText: '',
  version: 1,
}
