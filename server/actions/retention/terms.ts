import { findTerms, saveTerms } from '../../../db/queries/settings.ts'
import type { Actor, Context } from '../../context.ts'
import type { RetentionTerms } from '../../rules/retention.ts'
import { need } from '../need.ts'
import { record } from '../record.ts'

/** How long the company keeps what it knows of affected people; for every incident whose keys still exist. */
export async function changeTerms(ctx: Context, actor: Actor, terms: RetentionTerms): Promise<void> {
  need('change_retention', actor)
  await ctx.db.write(async (tx) => {
    const from = await findTerms(tx)
    await saveTerms(tx, terms)
    await record(ctx, tx, actor, { name: 'organisation.retention', payload: { from, to: terms } })
  })
}
