import type { Sql } from '../../../db/database.ts'
import {
  insertNotice,
  insertNoticeVersion,
  listNotices,
  listVersionsOf,
  type NoticeVersionRow,
} from '../../../db/queries/notices.ts'
import type { Actor, Context } from '../../context.ts'
import { conflict } from '../../problem.ts'
import { peopleUpper } from '../../rules/factSheet.ts'
import { languages } from '../../rules/facts.ts'
import type { channelKeys, Draft } from '../../rules/notice.ts'
import type { NoticePurpose } from '../../rules/noticePurpose.ts'
import type { NoticePlan } from '../../rules/noticeWork.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { assembleAll, type Material, materialOf, senderOf } from './material.ts'
import { newVersion } from './next.ts'

/**
 * Assembles a notice from the facts of now: every group, language and reader at once. What corrects or completes an
 * earlier one says so at its head; without an approved one there is nothing to correct. Answers its id.
 */
export async function draftNotice(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  purpose: NoticePurpose,
): Promise<string> {
  return ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'draft_notice')
    const follows = purpose === 'first' ? undefined : await lastApproved(tx, incidentId)
    if (purpose !== 'first' && !follows)
      throw conflict('nothing_told_yet', 'No notice was approved yet: edit the one that is being drafted.')
    const material = await materialOf(ctx, tx, incidentId)
    const sender = senderOf(material)
    const drafts = assembleAll(ctx, material, { sender, purpose })
    const content = {
      sender,
      purpose,
      ...(follows ? { follows: follows.noticeId } : {}),
      drafts: drafts.map((draft) => ({ ...draft, assembled: draft.words, behind: [] })),
      filed: [],
      sheet: material.sheetNumber,
    }
    const [noticeId, version, at, by] = [ctx.newId(), 1, ctx.now(world), actor.id]
    await insertNotice(tx, { id: noticeId, incidentId, version, createdAt: at })
    await insertNoticeVersion(
      tx,
      newVersion({ noticeId, version, content, plan: planOf(material, drafts, follows), by, at }),
    )
    await record(ctx, tx, actor, {
      name: 'notice.drafted',
      incidentId,
      world,
      payload: {
        noticeId,
        version,
        purpose,
        ...(follows ? { follows: follows.noticeId } : {}),
        sheet: material.sheetNumber,
        texts: drafts.length,
      },
    })
    return noticeId
  })
}

/** The newest notice that was ever approved, as it was approved last. */
async function lastApproved(sql: Sql, incidentId: string): Promise<NoticeVersionRow | undefined> {
  for (const { id } of (await listNotices(sql, incidentId)).toReversed()) {
    const approved = (await listVersionsOf(sql, id)).findLast(({ digest }) => digest !== '')
    if (approved) return approved
  }
  return undefined
}

/**
 * Every channel, the quickest first; everybody; at most as many as may be affected by the high estimate. An e-mail whose
 * fate is unknown goes once more, the same bytes: a second copy is harmless, a lost one is not. What follows an earlier
 * notice goes first of all to those who have that one, in its languages and over its channels.
 */
const planOf = (
  { sheet }: Material,
  drafts: readonly Draft[],
  follows: NoticeVersionRow | undefined,
): NoticePlan => ({
  languages: [...(follows?.languages ?? languages)],
  recipients: {
    groups: [],
    regions: [],
    guardians: drafts.some(({ audience }) => audience === 'guardian'),
    ...(follows ? { told: { notice: follows.noticeId, who: 'had' as const } } : {}),
  },
  bound: peopleUpper(sheet) ?? 0,
  channelOrder: [...(follows?.plan.channelOrder ?? order)],
  onUnknown: 'resend',
})

const order: readonly (typeof channelKeys)[number][] = ['inSite', 'sms', 'email', 'phone', 'announcement']
