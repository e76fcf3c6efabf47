import { mkdir, readdir, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context } from '../context.ts'
import { type Poller, startPoller } from '../poller.ts'

/**
 * Reads bounces from a Maildir (`BOUNCE_MAILDIR`): each mail of `new` is handed in, then moved to `cur` and marked seen. A crash
 * between the two hands it in again, which does no harm.
 */
export function startMaildir(ctx: Context): Poller {
  const folder = ctx.config.bounceMaildir
  return startPoller(ctx, 'bounces', 15_000, async () => {
    if (!folder) return
    for (const part of ['new', 'cur']) await mkdir(join(folder, part), { recursive: true })
    for (const name of (await readdir(join(folder, 'new'))).toSorted())
      await handIn(ctx, folder, name).catch((error: Error) =>
        ctx.log.error({ mail: name, message: error.message }, 'a bounce stays unread'),
      )
  })
}

async function handIn(ctx: Context, folder: string, name: string): Promise<void> {
  const path = join(folder, 'new', name)
  await ctx.senders.bounce(await readFile(path), '')
  await rename(path, join(folder, 'cur', `${name.replace(/:2,.*$/, '')}:2,S`))
}
