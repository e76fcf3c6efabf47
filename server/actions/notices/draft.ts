import { insertNotice, insertNoticeVersion } from '../../../db/queries/notices.ts'
import type { Actor, Context } from '../../context.ts'
import { peopleUpper } from '../../rules/factSheet.ts'
import { languages } from '../../rules/facts.ts'
import type { channelKeys, Draft } from '../../rules/notice.ts'
import type { NoticePlan } from '../../rules/noticeWork.ts'
import { openToChange } from '../access.ts'
import { record } from '../record.ts'
import { assembleAll, type Material, materialOf, placesFor, senderOf } from './material.ts'
import { newVersion } from './next.ts'

/** Assembles a notice from the facts of now: every group, language and reader at once. Answers its id. */
export async function draftNotice(ctx: Context, actor: Actor, incidentId: string): Promise<string> {
  return ctx.db.write(async (tx) => {
    const { world } = await openToChange(tx, actor, incidentId, 'draft_notice')
    const material = await materialOf(ctx, tx, incidentId)
    const sender = senderOf(material)
    const drafts = assembleAll(ctx, material, sender, placesFor(material.sheet, languages))
    const content = {
      sender,
      drafts: drafts.map((draft) => ({ ...draft, assembled: draft.words, behind: [] })),
      filed: [],
      sheet: material.sheetNumber,
    }
    const [noticeId, version, at, by] = [ctx.newId(), 1, ctx.now(world), actor.id]
    await insertNotice(tx, { id: noticeId, incidentId, version, createdAt: at })
    await insertNoticeVersion(
      tx,
      newVersion({ noticeId, version, content, plan: planOf(material, drafts), by, at }),
    )
    await record(ctx, tx, actor, {
      name: 'notice.drafted',
      incidentId,
      world,
      payload: { noticeId, version, sheet: material.sheetNumber, texts: drafts.length },
    })
    return noticeId
  })
}

/**
 * Every channel, the quickest first; everybody; at most as many as may be affected by the high estimate. An e-mail whose
 * fate is unknown goes once more, the same bytes: a second copy is harmless, a lost one is not.
 */
const planOf = ({ sheet }: Material, drafts: readonly Draft[]): NoticePlan => ({
  languages: [...languages],
  recipients: { groups: [], regions: [], guardians: drafts.some(({ audience }) => audience === 'guardian') },
  bound: peopleUpper(sheet) ?? 0,
  channelOrder: [...order],
  onUnknown: 'resend',
})

const order: readonly (typeof channelKeys)[number][] = ['inSite', 'sms', 'email', 'phone', 'announcement']
