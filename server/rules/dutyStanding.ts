import { stateAt } from './clock.ts'

/** Where a duty stands, in the order of the table: what is late or waits for somebody comes first. */
export const standings = [
  'late',
  'soon',
  'confirm',
  'held',
  'running',
  'unknown',
  'idle',
  'fulfilled',
  'released',
  'declined',
  'notApplicable',
] as const
export type Standing = (typeof standings)[number]

/** What of a duty its standing is read from; instants as the contract writes them (ISO 8601). */
export interface Stands {
  result: 'applies' | 'undetermined' | 'does_not_apply'
  state: 'open' | 'fulfilled' | 'released' | 'closed'
  needsCounsel: boolean
  counsel: 'none' | 'confirmed' | 'declined'
  /** An authority forbids telling for now. */
  held?: 'law' | 'order' | null
  clock: {
    state: 'idle' | 'running' | 'soon' | 'late' | 'stopped' | 'unknown'
    startAt: string | null
    dueAt: string | null
  }
}

/** Standing at `now` (epoch ms). `late` stands before every question: a clock that has run out counts whatever counsel will say. */
export function standingOf(duty: Stands, now: number): Standing {
  if (duty.result === 'does_not_apply') return 'notApplicable'
  if (duty.state === 'fulfilled' || duty.state === 'released') return duty.state
  if (duty.state === 'closed') return 'declined'
  const clock = runningState(duty, now)
  if (duty.held === 'law') return 'held'
  if (clock === 'late') return 'late'
  if (duty.held) return 'held'
  return asksCounsel(duty) ? 'confirm' : clock
}

export const asksCounsel = ({ needsCounsel, counsel }: Pick<Stands, 'needsCounsel' | 'counsel'>): boolean =>
  needsCounsel && counsel === 'none'

/** The server says whether it runs; where it stands within its term turns with every second. */
export function runningState(
  { clock }: Pick<Stands, 'clock'>,
  now: number,
): 'late' | 'soon' | 'running' | 'unknown' | 'idle' {
  const { state, startAt, dueAt } = clock
  if (startAt && dueAt && state !== 'unknown') return stateAt(Date.parse(startAt), Date.parse(dueAt), now)
  return state === 'stopped' ? 'running' : state
}

const open: readonly Standing[] = ['late', 'soon', 'confirm', 'held', 'running', 'unknown', 'idle']
const done: readonly Standing[] = ['fulfilled', 'released']

/** The short list of views that a reader chooses from; each standing is in `all` and in one of open, done, notApplicable. */
export const dutyFilters = ['all', 'open', 'late', 'confirm', 'done', 'notApplicable'] as const
export type DutyFilter = (typeof dutyFilters)[number]

export function isIn(filter: DutyFilter, standing: Standing): boolean {
  if (filter === 'all') return true
  if (filter === 'open') return open.includes(standing)
  if (filter === 'done') return done.includes(standing)
  if (filter === 'notApplicable') return standing === 'notApplicable' || standing === 'declined'
  return standing === filter
}

/** What a reader chose to see of the table: a view, a place of law and a kind of recipient; `all` = every one. */
export interface DutyChoice {
  filter: DutyFilter
  place: string
  to: string
}

export const everyDuty: DutyChoice = { filter: 'all', place: 'all', to: 'all' }

export const isChosen = (
  duty: Stands & { place: string; recipientKind: string },
  { filter, place, to }: DutyChoice,
  now: number,
): boolean =>
  isIn(filter, standingOf(duty, now)) &&
  (place === 'all' || duty.place === place) &&
  (to === 'all' || duty.recipientKind === to)

/** Where a duty belongs in the table: China first, then the company's own promises, then the other places by code. */
export function comparePlaces(a: string, b: string): number {
  const rank = (place: string) => (place === 'CN' ? 0 : place === promise ? 1 : 2)
  return rank(a) - rank(b) || (a < b ? -1 : Number(a > b))
}

/** Stands in for a place where a duty is the company's own word and no law's. */
export const promise = 'promise'

interface Ordered extends Stands {
  ruleId: string
  occurrence: number
  clock: Stands['clock'] & { internal: boolean }
}

/** By standing, then by what ends first, the law's own terms before the company's targets, then by code and occurrence. */
export function inOrder<D extends Ordered>(duties: readonly D[], now: number): D[] {
  const end = ({ clock }: D) => (clock.dueAt ? Date.parse(clock.dueAt) : Number.POSITIVE_INFINITY)
  const rank = (duty: D) => standings.indexOf(standingOf(duty, now))
  const soonest = (a: D, b: D) => (end(a) === end(b) ? 0 : end(a) - end(b))
  const own = ({ clock }: D) => Number(clock.internal)
  const code = (a: D, b: D) => (a.ruleId < b.ruleId ? -1 : Number(a.ruleId > b.ruleId))
  return [...duties].sort(
    (a, b) =>
      rank(a) - rank(b) || soonest(a, b) || own(a) - own(b) || code(a, b) || a.occurrence - b.occurrence,
  )
}
