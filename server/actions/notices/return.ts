import { type NoticeVersionRow, updateNoticeVersion } from '../../../db/queries/notices.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict, type FieldFault, invalid } from '../../problem.ts'
import { fieldsOf, samePlace } from '../../rules/noticeWork.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { openAt, openNotice, staleNotice } from './open.ts'

interface Return {
  version: number
  reason: string
  suggestions: NoticeVersionRow['suggestions']
}

/** Legal returns it with a reason and, field by field, the words it would take instead. */
export async function returnNotice(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  noticeId: string,
  { version, reason, suggestions }: Return,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'see')
    const own = (await openNotice(tx, incidentId, noticeId)).current.draftedBy === actor.id
    access.need('approve_notice', own)
    const { current } = await openAt(tx, incidentId, noticeId, version)
    if (current.state !== 'submitted')
      throw conflict('not_submitted', 'It does not wait for approval.', { state: current.state })
    refuseUnfit(current, suggestions)
    const decided = { decidedBy: actor.id, decidedAt: ctx.now(access.world) }
    const returned = { state: 'returned' as const, reason, suggestions, ...decided }
    if (!(await updateNoticeVersion(tx, current, returned))) throw staleNotice(current)
    await record(ctx, tx, actor, {
      name: 'notice.returned',
      incidentId,
      world: access.world,
      payload: { noticeId, version, reason, fields: suggestions.map(({ field }) => field) },
    })
  })
}

/** A suggestion names a text and a field that are there. */
function refuseUnfit({ content }: NoticeVersionRow, suggestions: Return['suggestions']): void {
  const faults = suggestions.flatMap((one, at): FieldFault[] => {
    const draft = content.drafts.find((candidate) => samePlace(candidate, one))
    if (!draft) return [{ pointer: `/suggestions/${at}`, code: 'no_such_text' }]
    const known = fieldsOf(draft.words).some(([field]) => field === one.field)
    return known ? [] : [{ pointer: `/suggestions/${at}/field`, code: 'no_such_field' }]
  })
  if (faults.length) throw invalid(faults)
}
