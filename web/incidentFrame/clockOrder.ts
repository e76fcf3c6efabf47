import type { ClockView } from '../../server/contract/incidents.ts'

/** Running first, then what is to be verified, then what has not begun; what is done stands last. */
const rank = { late: 0, soon: 0, running: 0, unknown: 1, idle: 2, stopped: 3 } as const

/**
 * Clocks as the page ranks them: a term set by law before a target or promise the company set itself, then what ends first. What
 * is late already also stands in the alarm band, so an own target that has passed does not push the law's clock away.
 */
export const inOrder = (clocks: readonly ClockView[]): ClockView[] =>
  [...clocks].sort(
    (a, b) =>
      rank[a.state] - rank[b.state] ||
      source(a) - source(b) ||
      Number(isSpent(a)) - Number(isSpent(b)) ||
      endOf(a) - endOf(b) ||
      a.ruleId.localeCompare(b.ruleId),
  )

/** The clock that heads the pages: the most urgent that runs. */
export const mostUrgent = (clocks: readonly ClockView[]): ClockView | undefined =>
  inOrder(clocks).find(({ state }) => rank[state] === 0)

/** A term in law, then a law that says "at once", then the company's own promise. */
const source = ({ internal, mark }: ClockView): number => (mark === 'promise' ? 2 : Number(internal))

/** An own target that has passed has nothing left to count down. */
const isSpent = ({ internal, state }: ClockView): boolean => internal && state === 'late'
const endOf = ({ dueAt }: ClockView): number => (dueAt ? Date.parse(dueAt) : Number.POSITIVE_INFINITY)
