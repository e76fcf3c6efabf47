import { Temporal } from 'temporal-polyfill'
import { legalZone } from './calendar.ts'

/** A shipped exercise: the event as it is first heard of, for the group to work from. */
export interface Scenario {
  key: string
  title: Record<'zh-CN' | 'en', string>
  /** What the first caller says. */
  report: Record<'zh-CN' | 'en', string>
  functions: string[]
  personalInformation: 'yes' | 'maybe' | 'unknown'
}

/** What a drill is measured by: the first time each was reached, by the name of its record. */
export const milestones = {
  declared: ['incident.declared', 'incident.raised'],
  seatsFilled: ['seat.accepted'],
  factsFirst: ['facts.changed'],
  reportApproved: ['report.approved'],
  reportFiled: ['report.filed'],
  noticeApproved: ['notice.approved'],
  sendingOrdered: ['order.given'],
  announced: ['announcement.published'],
  ended: ['response.ended'],
  closed: ['incident.closed'],
} as const
export type Milestone = keyof typeof milestones

/** When each milestone was first reached; those never reached are left out. Instants in the drill's own time. */
export function timesReached(
  records: readonly { name: string; at: number }[],
): Partial<Record<Milestone, number>> {
  const reached: Partial<Record<Milestone, number>> = {}
  for (const [milestone, names] of Object.entries(milestones) as [Milestone, readonly string[]][]) {
    const times = records.filter((record) => names.includes(record.name)).map((record) => record.at)
    if (times.length) reached[milestone] = Math.min(...times)
  }
  return reached
}

/** A drill counts once somebody took their seat in it: one that nobody joined taught nobody their post (GB/T 35273 10.1 b). */
export const countsAsDrill = (reached: Partial<Record<Milestone, unknown>>): boolean =>
  reached.seatsFilled !== undefined

/** At least once a year (GB/T 35273): due a year after the last drill that counts ended; `null` = never drilled, due now. */
export function nextDrillDue(lastEndedAt: number | null): number | null {
  if (lastEndedAt === null) return null
  const last = Temporal.Instant.fromEpochMilliseconds(lastEndedAt).toZonedDateTimeISO(legalZone)
  return last.add({ years: 1 }).epochMilliseconds
}
