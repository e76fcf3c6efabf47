/**
 * A channel's pace as a bucket: `rate` tokens a second, at most a quarter second's worth saved up.
 * `take(now)` gives how many may be claimed; `spend` takes them out. Without a rate there is no bound. A clock set back
 * costs nothing, one set forward gives no more than the quarter second.
 */
export function pacer(rate: number | null) {
  let tokens = rate === null ? Number.POSITIVE_INFINITY : Math.max(1, rate / 4)
  let last: number | null = null
  return {
    take(now: number): number {
      if (rate === null) return Number.POSITIVE_INFINITY
      const passed = Math.max(0, now - (last ?? now))
      tokens = Math.min(Math.max(1, rate / 4), tokens + (passed * rate) / 1000)
      last = now
      return Math.floor(tokens)
    },
    spend(n: number): void {
      tokens -= n
    },
  }
}
