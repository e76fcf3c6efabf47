import { type Coverage, coverageOf, type DeliveryChannel, type StateCount } from './delivery.ts'
import { isMeantFor, type Place, type Recipients } from './recipient.ts'
import type { StageFigures } from './sendingPlan.ts'

/** What the console keeps of an order's progress; people on exactly one line, so that the lines add up. */
export interface OrderCounters extends Coverage {
  guardians: Coverage
  /** Rows on which people stand, by channel and state. */
  standing: StateCount[]
  /** What is unknown, by what the other side last said. */
  unknownCodes: { channel: DeliveryChannel; code: string; n: number }[]
  resent: number
  /** When the newest result came in; epoch ms of the order's world. */
  lastAt: number | null
  /** Taken up so far. */
  planned: number
  /** What the stage at hand came to; absent: an older console's copy. */
  stage?: StageFigures
  /** People for whom it is night: their message waits for the morning. */
  asleep?: number
  /** Everybody in the incident's store, when this was copied; absent: an older console's copy, not to be judged by. */
  places?: (Place & { n: number })[]
}

const nobody: Coverage = coverageOf([], 0)
export const noCounters: OrderCounters = {
  ...nobody,
  guardians: nobody,
  standing: [],
  unknownCodes: [],
  resent: 0,
  lastAt: null,
  planned: 0,
  places: [],
}

export type OrderState = 'waiting' | 'running' | 'paused' | 'stopped' | 'done' | 'cancelled'

/** Steps of an order; `release` also takes up people that a later file brought to one that was done. */
export const orderSteps = {
  pause: ['waiting', 'running'],
  release: ['paused', 'stopped', 'done'],
  cancel: ['waiting', 'running', 'paused', 'stopped'],
  lift: ['waiting', 'running', 'paused', 'stopped'],
} as const satisfies Record<string, readonly OrderState[]>

export const mayStep = (step: keyof typeof orderSteps, state: OrderState): boolean =>
  (orderSteps[step] as readonly OrderState[]).includes(state)

/** Reasons the sender rests by itself; whatever else stands there was asked by a person. */
const byRule: ReadonlySet<string> = new Set([
  'stage',
  'bound',
  'failures',
  'complaints',
  'provider',
  'digest',
  'channel',
  'contact_key',
  'proof_key',
  'fenced',
])
/** Of these, the ones to be looked into before it goes on. */
const stopping: ReadonlySet<string> = new Set([
  'failures',
  'complaints',
  'provider',
  'digest',
  'channel',
  'contact_key',
  'proof_key',
])

/**
 * The state of the console's row after the sender said how it stands. What a person asked for (to wait, pause, cancel)
 * is the row's to say, and a late word of the sender does not undo it; what the sender does by itself (ends, rests at a
 * stage, takes up again after a bounce) the row follows, also where an older word had overtaken a release. That it rests at a stage whose gate
 * was opened since is such an older word, and may be the last one if the process died before the sender heard of the gate.
 */
export function stateAfter(
  row: { state: OrderState; reason: string; gates?: readonly unknown[] | null },
  said: { state: 'running' | 'paused' | 'done' | 'cancelled'; reason: string | null; stageNo?: number },
): OrderState {
  const opened = said.reason === 'stage' && (said.stageNo ?? 0) < (row.gates?.length ?? 0)
  if (opened) return row.state
  const asked = (row.state === 'paused' || row.state === 'stopped') && !byRule.has(row.reason)
  if (asked || row.state === 'waiting' || row.state === 'cancelled') return row.state
  if (said.state === 'running' || said.state === 'done') return said.state
  if (said.state === 'cancelled' || !byRule.has(said.reason ?? '')) return row.state
  return stopping.has(said.reason ?? '') ? 'stopped' : 'paused'
}

export interface SentOrder {
  state: OrderState
  /** Nothing left the building. */
  sandbox: boolean
  /** Whom it tells. */
  meant: Recipients
  counters: OrderCounters
}

/**
 * Since when everybody counts as told (PIPL Art. 57): each order done, nobody being tried, unknown, stopped or caught by
 * the sandbox, guardians included; whoever is unreachable, told by announcement. People whom no order names keep it
 * open. `null`: not yet. Epoch ms.
 */
export function everybodyToldAt(orders: readonly SentOrder[], announcedAt: number | null): number | null {
  const sent = orders.filter(({ sandbox, state }) => !sandbox && state !== 'cancelled')
  if (!sent.length || sent.some(({ state }) => state !== 'done')) return null
  if (sent.some(({ counters }) => isOpen(counters) || isOpen(counters.guardians))) return null
  if (!coversEverybody(sent)) return null
  const unreachable = sent.some(({ counters }) => counters.unreachable + counters.guardians.unreachable > 0)
  if (unreachable && announcedAt === null) return null
  const times = sent.map(({ counters }) => counters.lastAt ?? 0)
  return Math.max(...times, unreachable ? (announcedAt ?? 0) : 0)
}

const isOpen = ({ trying, unknown, stopped, sandbox }: Coverage) => trying + unknown + stopped + sandbox > 0

/** An order to some of those that an earlier one found or missed covers no place: it adds to what that one did. */
const coversEverybody = (orders: readonly SentOrder[]): boolean =>
  orders.every(({ counters }) =>
    counters.places?.every((place) => orders.some(({ meant }) => !meant.told && isMeantFor(meant, place))),
  )
