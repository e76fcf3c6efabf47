import type { Actor, Context } from '../../context.ts'
import { peopleUpper } from '../../rules/factSheet.ts'
import { redrawn, samePlace } from '../../rules/noticeWork.ts'
import { openToChange } from '../access.ts'
import { assembleAll, materialOf, sheetAt } from './material.ts'
import { nextVersion } from './next.ts'
import { openAt } from './open.ts'

/** Draws every text anew from the facts of now. Words typed by hand stay, marked where the facts under them moved. */
export async function refreshNotice(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  noticeId: string,
  { version, overwrite }: { version: number; overwrite: boolean },
): Promise<void> {
  await ctx.db.write(async (tx) => {
    const access = await openToChange(tx, actor, incidentId, 'draft_notice')
    const { current } = await openAt(tx, incidentId, noticeId, version)
    const material = await materialOf(ctx, tx, incidentId)
    const { drafts: old } = current.content
    const fresh = assembleAll(ctx, material, current.content)
    const drafts = fresh.map((draft) =>
      redrawn(
        old.find((one) => samePlace(one, draft)),
        draft,
        overwrite,
      ),
    )
    const content = { ...current.content, drafts, sheet: material.sheetNumber }
    const before = peopleUpper(await sheetAt(tx, incidentId, current.content.sheet)) ?? 0
    const plan = {
      ...current.plan,
      bound: boundAfter(current.plan.bound, before, peopleUpper(material.sheet)),
    }
    const how = { refreshed: material.sheetNumber, overwrite }
    await nextVersion(ctx, tx, actor, access, current, { content, plan, name: 'notice.refreshed', how })
  })
}

/** A bound that nobody chose follows the high estimate; one that somebody set stays. */
const boundAfter = (bound: number, before: number, now: number | null): number =>
  bound === before && now !== null ? now : bound
