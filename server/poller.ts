import type { Context } from './context.ts'

export interface Poller {
  /** Does everything that is due now, once; tests call it instead of sleeping. */
  processAll(): Promise<void>
  stop(): Promise<void>
}

/** Runs `process` every `everyMs`, never twice at once; a failure is logged and tried again at the next turn. */
export function startPoller(
  ctx: Context,
  name: string,
  everyMs: number,
  process: () => Promise<void>,
): Poller {
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  const turn = () => {
    running = running.then(async () => {
      if (stopped) return
      await process().catch((error: Error) =>
        ctx.log.error({ poller: name, message: error.message, stack: error.stack }, 'poll failed'),
      )
    })
    return running
  }
  const timer = setInterval(turn, everyMs)
  return {
    async processAll() {
      await running
      await (running = running.then(process))
    },
    async stop() {
      stopped = true
      clearInterval(timer)
      await running.catch(() => {})
    },
  }
}
