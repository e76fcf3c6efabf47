import { requireSecondFactor as put, secondFactorRequired } from '../../../db/queries/settings.ts'
import type { Actor, Context } from '../../context.ts'
import { need } from '../need.ts'
import { record } from '../record.ts'

/** Everybody must have a second factor, or may: whoever lacks one is led to set it up before anything else. */
export async function requireSecondFactor(ctx: Context, actor: Actor, required: boolean): Promise<void> {
  need('change_organisation', actor)
  await ctx.db.write(async (tx) => {
    if ((await secondFactorRequired(tx)) === required) return
    await put(tx, required)
    await record(ctx, tx, actor, { name: 'installation.second_factor', payload: { required } })
  })
}
