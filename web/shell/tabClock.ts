import type { ClockState } from '../../server/rules/clock.ts'
import { stateAt } from '../../server/rules/clock.ts'
import { isQuestion, mostUrgent, type RankedClock } from '../../server/rules/clockOrder.ts'

/** As much of a due time as the tab tells; `shiftMs` is how far its world runs ahead of the real one. */
export interface TabTime {
  incidentId: string
  number: string
  worldKind: 'real' | 'drill' | 'example'
  shiftMs: number
  clock: RankedClock & { dutyId: string }
}

export interface TabWords {
  /** 网信, or the duty's title where the recipient has no short word. */
  to: string
  /** 演练, 示例; '' in the real world. */
  mode: string
  days: (n: number) => string
}

/** What the tab shows of a clock at one instant. */
export interface TabReading {
  state: ClockState
  /** Milliseconds left; below zero once it is late. */
  leftMs: number
}

const minute = 60_000
const day = 86_400_000

/**
 * The clock that heads the tab: of one incident where the page is about one, else the nearest of all. Real incidents come
 * before drills, drills before the example; a question nobody has judged heads nothing.
 */
export function headOf<T extends TabTime>(
  times: readonly T[],
  now: number,
  incidentId?: string,
): T | undefined {
  const here = times.filter(
    (time) => !isQuestion(time.clock) && (!incidentId || time.incidentId === incidentId),
  )
  for (const kind of ['real', 'drill', 'example'] as const) {
    const ranked = here
      .filter(({ worldKind, clock }) => worldKind === kind && clock.startAt && clock.dueAt)
      .map((time) => ({ ...time.clock, state: readingOf(time, now).state, time }))
    const first = mostUrgent(ranked)
    if (first) return first.time
  }
  return undefined
}

export function readingOf({ clock, shiftMs }: Pick<TabTime, 'clock' | 'shiftMs'>, now: number): TabReading {
  const here = now + shiftMs
  const dueAt = Date.parse(clock.dueAt ?? '')
  return { state: stateAt(Date.parse(clock.startAt ?? ''), dueAt, here), leftMs: dueAt - here }
}

/** `00:41 网信 · PI-2026-014`; past the end `-00:12 …`; the mode of a drill before it. */
export const tabTitle = (number: string, { leftMs }: TabReading, { to, mode, days }: TabWords): string =>
  [mode, leftIn(leftMs, days), to, '·', number].filter(Boolean).join(' ')

/** Hours and minutes, rounded down as every figure of the page; from four days on, days: nobody reads 162:05. */
function leftIn(leftMs: number, days: TabWords['days']): string {
  const length = Math.abs(leftMs)
  const sign = leftMs < 0 ? '-' : ''
  if (length >= 4 * day) return sign + days(Math.floor(length / day))
  const minutes = Math.floor(length / minute)
  return (
    sign + [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
  )
}

/** What stands in the icon: whole minutes within the last hour or the first one over, `!` later, nothing before. */
export function iconText({ leftMs }: TabReading): string {
  const minutes = Math.floor(Math.abs(leftMs) / minute)
  if (minutes < 60) return String(minutes)
  return leftMs < 0 ? '!' : ''
}

/** A recipient in one word: what the words name, else the abbreviation it carries in brackets; '' where there is neither. */
export function shortWord(
  recipient: string,
  find: Readonly<Record<string, string>>,
  word: Readonly<Record<string, string>>,
): string {
  const key = Object.keys(find).find((one) => new RegExp(find[one] ?? '', 'i').test(recipient))
  return (key && word[key]) || (/[（(]([A-Z]{2,8})[)）]/.exec(recipient)?.[1] ?? '')
}
