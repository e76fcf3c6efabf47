import type { ClockState } from './clock.ts'

/** As much of a clock as ranks it; instants in ISO 8601. */
export interface RankedClock {
  ruleId: string
  state: ClockState
  startAt: string | null
  dueAt: string | null
  /** The end is the company's own target. */
  internal: boolean
  /** Not settled: counsel or a missing fact may still take it away. */
  needsCounsel: boolean
  mark: string
}

/** Running first, then what is to be verified, then what has not begun; what is done stands last. */
const rank = { late: 0, soon: 0, running: 0, unknown: 1, idle: 2, stopped: 3 } as const

/**
 * Clocks as every page ranks them. A term in law leads while it is one of hours, or running out, or over; of the others the
 * one that ends first, a settled one before a question. An own target that has passed has nothing left to count down: it also
 * stands among the alarms, so it does not push the law's clock away.
 */
export const inOrder = <C extends RankedClock>(clocks: readonly C[]): C[] =>
  [...clocks].sort(
    (a, b) =>
      rank[a.state] - rank[b.state] ||
      Number(leads(b)) - Number(leads(a)) ||
      Number(isSpent(a)) - Number(isSpent(b)) ||
      Number(a.needsCounsel) - Number(b.needsCounsel) ||
      endOf(a) - endOf(b) ||
      source(a) - source(b) ||
      a.ruleId.localeCompare(b.ruleId),
  )

/**
 * Nobody knows yet whether it is owed, and the law names no number: passing the company's own target makes it a question that
 * waits, not a duty that is late.
 */
export const isQuestion = ({
  needsCounsel,
  internal,
}: Pick<RankedClock, 'needsCounsel' | 'internal'>): boolean => needsCounsel && internal

/** The clock that heads the pages: the most urgent that runs. */
export const mostUrgent = <C extends RankedClock>(clocks: readonly C[]): C | undefined =>
  inOrder(clocks).find(({ state }) => rank[state] === 0)

const sixHours = 6 * 3_600_000

const leads = (clock: RankedClock): boolean =>
  !clock.internal && (clock.state === 'late' || clock.state === 'soon' || lengthOf(clock) <= sixHours)

const isSpent = ({ internal, state }: RankedClock): boolean => internal && state === 'late'

/** A law that says "at once" before the company's own promise. */
const source = ({ internal, mark }: RankedClock): number => (mark === 'promise' ? 2 : Number(internal))

const endOf = ({ dueAt }: RankedClock): number => (dueAt ? Date.parse(dueAt) : Number.POSITIVE_INFINITY)
const lengthOf = ({ startAt, dueAt }: RankedClock): number =>
  startAt && dueAt ? Date.parse(dueAt) - Date.parse(startAt) : Number.POSITIVE_INFINITY
