import { insertWorld } from '../../db/queries/incidents.ts'
import type { Context } from '../context.ts'
import { realWorld } from '../rules/world.ts'

/** The real world is a row like any other, made once. */
export async function openRealWorld(ctx: Context): Promise<void> {
  await ctx.db.write((tx) =>
    insertWorld(tx, {
      ...realWorld,
      title: '',
      startedAt: ctx.now(realWorld),
      startedBy: 'system',
      endedAt: null,
      outcome: '',
    }),
  )
}
