import { randomBytes, timingSafeEqual } from 'node:crypto'
import { findFeed, removeFeed, saveFeed } from '../../../db/queries/feeds.ts'
import { findUser } from '../../../db/queries/users.ts'
import type { Actor, Context } from '../../context.ts'
import type { Language } from '../../rules/facts.ts'
import { realWorld } from '../../rules/world.ts'
import { record, sha256 } from '../record.ts'

/** Opens the person's feed of due times, or gives it a new address; the old one answers nothing from then on. Told once. */
export async function openFeed(ctx: Context, actor: Actor): Promise<string> {
  const secret = randomBytes(32).toString('base64url')
  await ctx.db.write(async (tx) => {
    await saveFeed(tx, actor.id, { digest: sha256(secret), openedAt: ctx.now(realWorld) })
    await record(ctx, tx, actor, { name: 'user.feed_opened' })
  })
  return `${actor.id}.${secret}`
}

export async function closeFeed(ctx: Context, actor: Actor): Promise<void> {
  await ctx.db.write(async (tx) => {
    if (await removeFeed(tx, actor.id)) await record(ctx, tx, actor, { name: 'user.feed_closed' })
  })
}

/** Whose feed an address is: somebody still with us who has not closed it; anything else is nobody's. */
export async function feedOwner(
  ctx: Context,
  token: string,
): Promise<(Actor & { language: Language }) | undefined> {
  const [userId = '', secret = ''] = token.split('.', 2)
  const feed = await findFeed(ctx.db.read, userId)
  const user = feed && (await findUser(ctx.db.read, userId))
  if (!user || user.leftAt !== null || !isSame(feed.digest, sha256(secret))) return undefined
  return { id: user.id, name: user.name, role: user.role, language: user.language }
}

const isSame = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))
