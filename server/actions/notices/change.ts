import type { Sql } from '../../../db/database.ts'
import { listNotices } from '../../../db/queries/notices.ts'
import type { Actor, Context } from '../../context.ts'
import { type FieldFault, invalid } from '../../problem.ts'
import type { NoticeWords } from '../../rules/notice.ts'
import {
  type FiledPlace,
  fieldsOf,
  type NoticeBody,
  type NoticePlace,
  type NoticePlan,
  type NoticeSender,
  reworded,
  samePlace,
} from '../../rules/noticeWork.ts'
import { openToChange } from '../access.ts'
import { nextVersion } from './next.ts'
import { openAt } from './open.ts'

export interface NoticeChange {
  version: number
  texts: (NoticePlace & { words: NoticeWords })[]
  sender?: NoticeSender | undefined
  filed?: FiledPlace[] | undefined
  plan?: NoticePlan | undefined
}

/** Edits words, the sender's own, filed templates or the plan: the next version, drafted by whoever edits. */
export async function changeNotice(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  noticeId: string,
  change: NoticeChange,
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'draft_notice')
    const { current } = await openAt(tx, incidentId, noticeId, change.version)
    refuseUnfit(current.content, change)
    await refuseUnknownNotice(tx, incidentId, noticeId, change)
    const content = changed(current.content, change)
    const plan = change.plan ? distinct(change.plan) : current.plan
    const how = { places: change.texts.map(told(current.content)), parts: partsOf(change) }
    await nextVersion(ctx, tx, actor, access, current, { content, plan, name: 'notice.changed', how })
  })
}

const changed = (body: NoticeBody, { texts, sender, filed }: NoticeChange): NoticeBody => ({
  ...body,
  sender: sender ?? body.sender,
  filed: filed ?? body.filed,
  drafts: body.drafts.map((draft) => {
    const edit = texts.find((text) => samePlace(text, draft))
    return edit ? reworded(draft, edit.words) : draft
  }),
})

/** A channel or language named twice counts once; the order of the first stays. */
const distinct = (plan: NoticePlan): NoticePlan => ({
  ...plan,
  languages: [...new Set(plan.languages)],
  channelOrder: [...new Set(plan.channelOrder)],
  recipients: {
    ...plan.recipients,
    groups: [...new Set(plan.recipients.groups)],
    regions: [...new Set(plan.recipients.regions)],
  },
})

function refuseUnfit(body: NoticeBody, { texts }: NoticeChange): void {
  const faults = texts.flatMap((text, at): FieldFault[] =>
    body.drafts.some((draft) => samePlace(draft, text))
      ? []
      : [{ pointer: `/texts/${at}`, code: 'no_such_text' }],
  )
  if (faults.length) throw invalid(faults)
}

/** Who was told before is asked of another notice of this incident. */
async function refuseUnknownNotice(sql: Sql, incidentId: string, noticeId: string, { plan }: NoticeChange) {
  const asked = plan?.recipients.told?.notice
  if (asked === undefined) return
  const others = (await listNotices(sql, incidentId)).filter(({ id }) => id !== noticeId)
  if (!others.some(({ id }) => id === asked))
    throw invalid([{ pointer: '/plan/recipients/told/notice', code: 'no_such_notice' }])
}

const told =
  (body: NoticeBody) =>
  ({ words, group, language, audience }: NoticeChange['texts'][number]) => {
    const before = new Map(
      fieldsOf(body.drafts.find((draft) => samePlace(draft, { group, language, audience }))?.words ?? words),
    )
    const fields = fieldsOf(words).flatMap(([field, text]) => (before.get(field) === text ? [] : [field]))
    return { group, language, audience, fields }
  }

const partsOf = ({ sender, filed, plan }: NoticeChange): string[] => [
  ...(sender ? ['sender'] : []),
  ...(filed ? ['filed'] : []),
  ...(plan ? ['plan'] : []),
]
