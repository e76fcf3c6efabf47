/** Where a clock stands, as it is drawn. */
export type ClockState = 'idle' | 'running' | 'soon' | 'late' | 'stopped' | 'unknown'

const leastWarningMs = 90 * 60_000

/**
 * The state of a clock that has begun, at `now`: amber when a third of the term or 90 minutes is left, whichever is
 * longer; late from the very instant it ends (DESIGN.md 2).
 */
export function stateAt(startAt: number, dueAt: number, now: number): 'running' | 'soon' | 'late' {
  if (now >= dueAt) return 'late'
  return dueAt - now <= Math.max((dueAt - startAt) / 3, leastWarningMs) ? 'soon' : 'running'
}
