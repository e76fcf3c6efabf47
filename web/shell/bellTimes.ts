import { isQuestion } from '../../server/rules/clockOrder.ts'
import type { TabTime } from './tabClock.ts'
import { readingOf } from './tabClock.ts'

export interface Bell {
  /** Left on by the reader, and the browser lets the page sound. */
  on: boolean
  /** What has sounded already, by the keys this function answers. */
  heard: readonly string[]
}

const lastMs = 600_000

/**
 * What has entered its last ten minutes and has not sounded: one key for each clock and end, so that a term that moves sounds
 * anew. Silent for a question without a number in law, for the example, and for what is over: that stands on the page in red.
 */
export function bellsAt(times: readonly TabTime[], now: number, { on, heard }: Bell): string[] {
  if (!on) return []
  return times
    .filter((time) => time.worldKind !== 'example' && !isQuestion(time.clock) && isLast(time, now))
    .map(({ clock }) => `${clock.dutyId} ${clock.dueAt}`)
    .filter((key) => !heard.includes(key))
}

function isLast(time: TabTime, now: number): boolean {
  const { leftMs } = readingOf(time, now)
  return leftMs > 0 && leftMs <= lastMs
}
