import type { Tx } from '../../../db/database.ts'
import { type ExemptionRow, findExemption, updateExemption } from '../../../db/queries/duties.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, invalid, notFound, stale } from '../../problem.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { restoreReleased } from './question.ts'

interface Review {
  keep: boolean
  reason: string
  /** Epoch ms; when it is looked at again. */
  reviewAt: number | null
  version: number
}

/** Counsel answers what new facts or the review date asked: the decision is kept until a new date, or its duties are back. */
export async function reviewExemption(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  exemptionId: string,
  { keep, reason, reviewAt, version }: Review,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'review_exemption')
    const row = await inForce(tx, incidentId, exemptionId)
    const at = ctx.now(world)
    if (keep) refusePast(reviewAt, at)
    const outcome = keep ? ('kept' as const) : ('withdrawn' as const)
    const reviews = [...row.reviews, { at, by: actor.id, outcome, reason, keys: row.questionedBy }]
    const change = keep ? { reviewAt } : { state: 'withdrawn' as const }
    if (!(await updateExemption(tx, { id: exemptionId, version }, { ...change, questionedBy: [], reviews })))
      throw stale('exemption', { version: row.version })
    const ruleIds = keep ? row.released : await restoreReleased(tx, row)
    await record(ctx, tx, actor, {
      name: keep ? 'exemption.kept' : 'exemption.withdrawn',
      incidentId,
      world,
      payload: { ruleIds, keys: row.questionedBy, reason },
    })
  })
}

async function inForce(tx: Tx, incidentId: string, id: string): Promise<ExemptionRow> {
  const row = await findExemption(tx, incidentId, id)
  if (!row) throw notFound('exemption')
  if (row.state !== 'approved') throw conflict('not_in_force', 'This decision is not in force.')
  return row
}

function refusePast(reviewAt: number | null, now: number): void {
  if (reviewAt === null) throw invalid([{ pointer: '/reviewAt', code: 'needed' }])
  if (reviewAt <= now) throw invalid([{ pointer: '/reviewAt', code: 'in_the_past' }])
}
