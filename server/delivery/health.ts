import type { SentKind } from '../rules/delivery.ts'
import type { Channel, Outcome } from './channel.ts'

/** What became of what a channel was given, some seconds' worth at a time. Instants are epoch milliseconds. */
export interface HealthNews {
  channel: SentKind
  tried: number
  failed: number
  successAt: number | null
  troubleAt: number | null
  trouble: string
}

/** Listens to what real channels answer; `take` gives what came since it was last asked, channel by channel. */
export function healthKeeper() {
  const news = new Map<SentKind, HealthNews>()
  const note = (channel: SentKind, outcome: Outcome) => {
    const at = Date.now()
    const so = news.get(channel) ?? {
      channel,
      tried: 0,
      failed: 0,
      successAt: null,
      troubleAt: null,
      trouble: '',
    }
    so.tried++
    if (outcome.as === 'accepted') so.successAt = at
    else {
      so.failed++
      so.troubleAt = at
      so.trouble = 'code' in outcome ? outcome.code : ''
    }
    news.set(channel, so)
  }
  return {
    watched: (channel: Channel): Channel =>
      channel.via === 'sandbox'
        ? channel
        : {
            ...channel,
            open: (settle) =>
              channel.open((outcome) => {
                note(channel.kind, outcome)
                settle(outcome)
              }),
          },
    take(): HealthNews[] {
      const taken = [...news.values()]
      news.clear()
      return taken
    },
  }
}
