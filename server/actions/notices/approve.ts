import { updateNoticeVersion } from '../../../db/queries/notices.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import { judgeNotice } from '../../rules/noticeJudge.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { judgeFor, materialOf } from './material.ts'
import { openAt, openNotice, staleNotice } from './open.ts'
import { sealOf } from './seal.ts'
import { refuseIncomplete } from './submit.ts'

/**
 * Legal approves the languages that are complete now, bound to the digest the approver saw: had anything changed on the
 * way, text, recipients or the set of complete languages, the digests differ and nothing is approved. Whoever drafted
 * this version cannot.
 */
export async function approveNotice(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  noticeId: string,
  { version, digest }: { version: number; digest: string },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'see')
    const own = (await openNotice(tx, incidentId, noticeId)).current.draftedBy === actor.id
    access.need('approve_notice', own)
    const { current } = await openAt(tx, incidentId, noticeId, version)
    if (current.state !== 'submitted')
      throw conflict('not_submitted', 'It does not wait for approval.', { state: current.state })
    const material = await materialOf(ctx, tx, incidentId)
    const judged = judgeNotice(current.content, current.plan, judgeFor(material, current.content.sender))
    const languages = refuseIncomplete(judged)
    const seal = sealOf(current, incidentId, languages)
    if (seal !== digest)
      throw conflict('digest_differs', 'What would be sealed is not what you saw.', {
        digest: seal,
        languages,
      })
    const decided = { decidedBy: actor.id, decidedAt: ctx.now(access.world) }
    const approved = { state: 'approved' as const, digest, languages, ...decided }
    if (!(await updateNoticeVersion(tx, current, approved))) throw staleNotice(current)
    await record(ctx, tx, actor, {
      name: 'notice.approved',
      incidentId,
      world: access.world,
      payload: { noticeId, version, digest, languages, bound: current.plan.bound },
    })
  })
}
