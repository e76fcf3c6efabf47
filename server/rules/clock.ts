import type { CalendarYear, Place } from './calendar.ts'
import { type FactSheet, factValue } from './facts.ts'
import { endOf, noEnd, type Term } from './term.ts'

/** Instants of the fact sheet that a clock may start from. */
export const factAnchors = [
  'occurredAt',
  'discoveredAt',
  'learnedAt',
  'confirmedAt',
  'harmKnownAt',
  'suspectedAt',
  'assessedAt',
  'gradedAt',
  'fixedAt',
  'endedAt',
  'orderedAt',
] as const

/** Instants that acts of the console give; the caller adds them to the anchors. */
export const actAnchors = [
  'declaredAt',
  'firstFiledAt',
  'newFactAt',
  'unreachableAt',
  'toldAt',
  'identityVerifiedAt',
  'receivedAt',
  'lastDrillAt',
] as const

export type AnchorKey = (typeof factAnchors)[number] | (typeof actAnchors)[number]

/** Epoch ms; `null` = happened, but when is to be verified; absent = has not happened, or nobody looked. */
export type Anchors = Partial<Record<AnchorKey, number | null>>

export interface ClockRule {
  /** The earliest that is known starts it (发现或获知: found or learned). */
  anchors: AnchorKey[]
  /** Tried when none of `anchors` is known: an earlier, safer start. */
  fallback: AnchorKey[]
  /** `null` = "at once" with no number in law. */
  term: Term | null
  /** The company's own target where the law names no number; the profile may change it. */
  internalMinutes: number | null
  /** Where days are counted; mainland China where left out. */
  place?: Place
}

/** What has been done under the duty. */
export interface ClockActs {
  fulfilledAt?: number | null
  /** As stored at the first filing: what it says stands, however the facts are corrected later. */
  frozen?: Frozen | null
  /** A regulator's order starts the duty afresh (PIPL Art. 57(2)), by the deadline it states if it states one. */
  ordered?: { at: number; dueAt: number | null } | null
  /** A person corrected the start; the due time is always computed. */
  correctedStartAt?: number | null
  targets?: Readonly<Record<string, number>>
  calendar?: readonly CalendarYear[]
}

export type ClockState = 'idle' | 'running' | 'soon' | 'late' | 'stopped' | 'unknown'

export interface Clock {
  state: ClockState
  startAt: number | null
  dueAt: number | null
  anchor: AnchorKey | 'ordered' | 'corrected' | null
  /** How long after the end: running on while open, fixed once stopped; 0 in time. */
  lateMs: number
  term: Term | null
  /** The end is the company's own target, not a number in law. */
  internalTarget: boolean
  /** The year whose working days are not announced, so that nothing is computed. */
  missingYear: number | null
}

export interface Frozen {
  fulfilledAt: number
  startAt?: number | null
  dueAt: number | null
  late: boolean
}

/**
 * The clock of a duty at `now`. Hours are continuous; "日" are calendar days and end at 24:00 of the last one
 * (民法典 201, 203; a last day on a holiday is not carried over, which is the safe reading); workdays follow the
 * arrangement of the place. It is `soon` when a third of the term or 90 minutes is left, whichever is longer, and `late` from
 * the instant it ends. `idle`: the event that starts it has not happened; `unknown`: it has, but nobody knows when.
 */
export function clockOf(
  rule: { id: string; clock: ClockRule },
  anchors: Anchors,
  acts: ClockActs,
  now: number,
): Clock {
  const start = startOf(rule.clock, anchors, acts)
  const due = dueOf(rule, start.startAt, acts)
  const open = { ...start, ...due, term: rule.clock.term, lateMs: 0 }
  const stop = acts.frozen ?? (acts.fulfilledAt ? lateness({ ...open }, acts.fulfilledAt) : null)
  if (stop) return { ...open, ...stopped(stop, open.startAt) }
  if (open.startAt === null) return { ...open, state: isAwaited(rule.clock, anchors) ? 'idle' : 'unknown' }
  if (open.missingYear !== null) return { ...open, state: 'unknown' }
  if (open.dueAt === null) return { ...open, state: 'running' }
  return { ...open, state: stateAt(open.startAt, open.dueAt, now), lateMs: Math.max(0, now - open.dueAt) }
}

/** What the first filing freezes. Filed in the very millisecond of the end is in time ("within 4 hours"). */
export function lateness(
  clock: { startAt: number | null; dueAt: number | null },
  fulfilledAt: number,
): Frozen {
  const late = clock.dueAt !== null && fulfilledAt > clock.dueAt
  return { fulfilledAt, startAt: clock.startAt, dueAt: clock.dueAt, late }
}

export const warningShares = [0.5, 0.75, 0.9, 1] as const

/** The shares of the term that have passed at `now`; empty for a clock that is not running or has no end. */
export function warningsFor(clock: Clock, now: number): number[] {
  const { state, startAt, dueAt } = clock
  if (startAt === null || dueAt === null || !['running', 'soon', 'late'].includes(state)) return []
  const length = dueAt - startAt
  return warningShares.filter((share) => now >= startAt + length * share)
}

/** Has somebody whose last act was at `lastAt` (epoch ms; `null` = none) done nothing since three quarters of the term? */
export function isSilentSince({ startAt, dueAt }: Pick<Clock, 'startAt' | 'dueAt'>, lastAt: number | null) {
  if (startAt === null || dueAt === null) return false
  return lastAt === null || lastAt < startAt + (dueAt - startAt) * 0.75
}

/** The instants that the fact sheet gives; the caller adds those of acts. */
export function anchorsOf(sheet: FactSheet): Anchors {
  const known = factAnchors.map((key) => [key, factValue(sheet, key)] as const)
  return Object.fromEntries(known.filter(([, value]) => value !== undefined))
}

const soonMs = 90 * 60_000

/** The state of a clock that runs, at `now`; all in epoch ms. Late from the very instant it ends. */
export function stateAt(startAt: number, dueAt: number, now: number): 'running' | 'soon' | 'late' {
  if (now >= dueAt) return 'late'
  return dueAt - now <= Math.max((dueAt - startAt) / 3, soonMs) ? 'soon' : 'running'
}

type Start = Pick<Clock, 'startAt' | 'anchor'>

function startOf(rule: ClockRule, anchors: Anchors, acts: ClockActs): Start {
  if (acts.ordered) return { startAt: acts.ordered.at, anchor: 'ordered' }
  if (acts.correctedStartAt != null) return { startAt: acts.correctedStartAt, anchor: 'corrected' }
  return (
    earliest(rule.anchors, anchors) ?? earliest(rule.fallback, anchors) ?? { startAt: null, anchor: null }
  )
}

function earliest(
  keys: readonly AnchorKey[],
  anchors: Anchors,
): { startAt: number; anchor: AnchorKey } | null {
  const known = keys.flatMap((anchor) => {
    const startAt = anchors[anchor]
    return typeof startAt === 'number' ? [{ startAt, anchor }] : []
  })
  return known.reduce<(typeof known)[number] | null>(
    (best, next) => (best && best.startAt <= next.startAt ? best : next),
    null,
  )
}

/** Events that simply have not come yet, as against instants that must have been and that nobody has noted. */
const awaited: ReadonlySet<AnchorKey> = new Set<AnchorKey>([
  'endedAt',
  'orderedAt',
  'suspectedAt',
  'assessedAt',
  'gradedAt',
  'fixedAt',
  ...actAnchors,
])

const isAwaited = (rule: ClockRule, anchors: Anchors) =>
  rule.anchors.every((key) => awaited.has(key) && anchors[key] === undefined)

type Due = Pick<Clock, 'dueAt' | 'internalTarget' | 'missingYear'>

function dueOf(rule: { id: string; clock: ClockRule }, startAt: number | null, acts: ClockActs): Due {
  const { term, internalMinutes } = rule.clock
  const stated = acts.ordered?.dueAt
  if (stated != null) return { dueAt: stated, internalTarget: false, missingYear: null }
  if (term)
    return {
      internalTarget: false,
      ...(startAt === null ? noEnd : endOf(startAt, term, acts.calendar, rule.clock.place)),
    }
  const minutes = acts.targets?.[rule.id] ?? internalMinutes
  const dueAt = startAt === null || minutes === null ? null : startAt + minutes * 60_000
  return { dueAt, internalTarget: minutes !== null, missingYear: null }
}

function stopped(frozen: Frozen, startAt: number | null) {
  const { dueAt, fulfilledAt, late } = frozen
  return {
    state: 'stopped' as const,
    startAt: frozen.startAt ?? startAt,
    dueAt,
    lateMs: late && dueAt !== null ? fulfilledAt - dueAt : 0,
    missingYear: null,
  }
}
