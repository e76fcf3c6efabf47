import { updateUser } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import { realWorld } from '../../rules/world.ts'
import { record } from '../record.ts'

interface Change {
  name?: string | undefined
  phone?: string | undefined
  language?: 'zh-CN' | 'en' | undefined
}

/** Own name, phone or language. The record says which, not what. */
export async function changeMe(ctx: Context, actor: Actor, change: Change): Promise<void> {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  if (!Object.keys(given).length) return
  await ctx.db.write(async (tx) => {
    await updateUser(tx, actor.id, { ...given, updatedAt: new Date(ctx.now(realWorld)) })
    await record(ctx, tx, actor, {
      name: 'user.changed',
      payload: { user: actor.id, changed: Object.keys(given) },
    })
  })
}
