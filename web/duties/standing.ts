import type { DutyView } from '../../server/contract/duties.ts'
import { stateAt } from '../../server/rules/clock.ts'
import type { Tone } from '../parts/Chip.tsx'
import type { IconName } from '../parts/Icon.tsx'

/** Where a duty stands, in the order of the table: what is late or waits for somebody comes first. */
export const standings = [
  'late',
  'soon',
  'confirm',
  'running',
  'unknown',
  'idle',
  'fulfilled',
  'released',
  'declined',
  'notApplicable',
] as const
export type Standing = (typeof standings)[number]

/** `late` stands before every question: a clock that has run out counts whatever counsel will say. */
export function standingOf(duty: DutyView, now: number): Standing {
  if (duty.result === 'does_not_apply') return 'notApplicable'
  if (duty.state === 'fulfilled' || duty.state === 'released') return duty.state
  if (duty.state === 'closed') return 'declined'
  const clock = runningState(duty, now)
  if (clock === 'late') return 'late'
  return asksCounsel(duty) ? 'confirm' : clock
}

export const asksCounsel = ({ needsCounsel, counsel }: DutyView): boolean =>
  needsCounsel && counsel === 'none'

/** The server says whether it runs; where it stands within its term is drawn by the second. */
export function runningState(
  { clock }: DutyView,
  now: number,
): 'late' | 'soon' | 'running' | 'unknown' | 'idle' {
  const { state, startAt, dueAt } = clock
  if (startAt && dueAt && state !== 'unknown') return stateAt(Date.parse(startAt), Date.parse(dueAt), now)
  return state === 'stopped' ? 'running' : state
}

export const looks: Record<Standing, { tone: Tone; icon?: IconName }> = {
  late: { tone: 'late' },
  soon: { tone: 'soon' },
  confirm: { tone: 'soon', icon: 'question' },
  running: { tone: 'idle', icon: 'doing' },
  unknown: { tone: 'soon', icon: 'question' },
  idle: { tone: 'idle' },
  fulfilled: { tone: 'done' },
  released: { tone: 'idle', icon: 'none' },
  declined: { tone: 'idle', icon: 'none' },
  notApplicable: { tone: 'idle', icon: 'none' },
}

/** By standing, then by what ends first, the law's own terms before the company's targets, then by code. */
export function inOrder(duties: readonly DutyView[], now: number): DutyView[] {
  const end = ({ clock }: DutyView) => (clock.dueAt ? Date.parse(clock.dueAt) : Number.POSITIVE_INFINITY)
  const rank = (duty: DutyView) => standings.indexOf(standingOf(duty, now))
  const soonest = (a: DutyView, b: DutyView) => (end(a) === end(b) ? 0 : end(a) - end(b))
  const own = ({ clock }: DutyView) => Number(clock.internal)
  return [...duties].sort(
    (a, b) => rank(a) - rank(b) || soonest(a, b) || own(a) - own(b) || a.ruleId.localeCompare(b.ruleId),
  )
}
