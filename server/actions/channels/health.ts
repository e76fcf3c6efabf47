import { saveChannelHealth } from '../../../db/queries/channels.ts'
import type { Context } from '../../context.ts'

/** Keeps when each channel last carried and last failed; shares are counted since the console started. */
export function keepHealth(ctx: Context): void {
  ctx.senders.onHealth(({ channel, tried, failed, successAt, troubleAt, trouble }) => {
    const before = ctx.channels.shares[channel]
    ctx.channels.shares[channel] = {
      tried: (before?.tried ?? 0) + tried,
      failed: (before?.failed ?? 0) + failed,
    }
    const change = {
      ...(successAt === null ? {} : { successAt }),
      ...(troubleAt === null ? {} : { troubleAt, trouble }),
    }
    void ctx.db
      .write((tx) => saveChannelHealth(tx, channel, change))
      .catch((error) => ctx.log.warn({ error, channel }, 'health of a channel'))
  })
}
