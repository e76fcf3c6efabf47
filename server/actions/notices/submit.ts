import { updateNoticeVersion } from '../../../db/queries/notices.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import { completeLanguages, type JudgedNotice, judgeNotice } from '../../rules/noticeJudge.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { tellSeat } from '../tellStaff.ts'
import { judgeFor, materialOf } from './material.ts'
import { openAt, staleNotice } from './open.ts'

/** Hands a draft to legal. Refused while no language is complete, naming what each of them lacks. */
export async function submitNotice(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  noticeId: string,
  { version }: { version: number },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const { incident, world } = await openToChange(tx, actor, incidentId, 'submit_notice')
    const { current } = await openAt(tx, incidentId, noticeId, version)
    if (current.state !== 'draft')
      throw conflict('not_a_draft', 'Only a draft can be submitted.', { state: current.state })
    const material = await materialOf(ctx, tx, incidentId)
    const judged = judgeNotice(current.content, current.plan, judgeFor(material, current.content.sender))
    const languages = refuseIncomplete(judged)
    const submitted = { state: 'submitted' as const, submittedBy: actor.id, submittedAt: ctx.now(world) }
    if (!(await updateNoticeVersion(tx, current, submitted))) throw staleNotice(current)
    await record(ctx, tx, actor, {
      name: 'notice.submitted',
      incidentId,
      world,
      payload: { noticeId, version, languages },
    })
    const once = `approve_notice:${noticeId}:${version}`
    await tellSeat(ctx, tx, { once, incident, world, seat: 'legal', what: 'approve_notice' })
  })
}

/** The languages that lack nothing; refuses where there is none. */
export function refuseIncomplete(judged: JudgedNotice) {
  const languages = completeLanguages(judged)
  if (languages.length === 0)
    throw conflict('notice_incomplete', 'Every language lacks something that must be said.', {
      blocking: judged.blocking,
      languages: judged.languages,
    })
  return languages
}
