/**
 * The life of a delivery: one attempt series to one person over one channel.
 *
 * A result merges by rank within one attempt, so a late or repeated event never lowers it; a new attempt starts anew.
 */

/** What a notice calls them too; the announcement is no channel, for it names nobody. */
export const channelKinds = ['email', 'sms', 'inSite', 'phone'] as const
export type ChannelKind = (typeof channelKinds)[number]

/** Sent by the machine. A phone call is made by a person at the call desk, so the sender never claims one. */
export const sentKinds = ['email', 'sms', 'inSite'] as const satisfies readonly ChannelKind[]
export type SentKind = (typeof sentKinds)[number]

export const isSent = (kind: ChannelKind): kind is SentKind => (sentKinds as readonly string[]).includes(kind)

/** `none`: the person has no usable address for any channel of the order. */
export type DeliveryChannel = ChannelKind | 'none'

export const deliveryStates = [
  'pending',
  'sending',
  'unknown',
  'accepted',
  'delivered',
  'read',
  'failed',
  'cancelled',
  'sandboxed',
] as const
export type DeliveryState = (typeof deliveryStates)[number]

/**
 * Rank of a result within one attempt, channel by channel. E-mail: a later bounce beats accepted and delivered
 * (RFC 3464 reports arrive after the 250). SMS, in-site, phone: "delivered" (the handset's receipt, the message shown, the
 * person spoken to) beats "failed". Read beats all.
 */
const delivered = { pending: 0, sending: 1, unknown: 2, accepted: 3, failed: 4, delivered: 5, read: 6 }
const ranks: Record<ChannelKind, Partial<Record<DeliveryState, number>>> = {
  email: { pending: 0, sending: 1, unknown: 2, accepted: 3, delivered: 4, failed: 5, read: 6 },
  sms: delivered,
  inSite: delivered,
  phone: delivered,
}

/** The state after `incoming` meets `current`. Cancelled and sandboxed are ends that no event changes. */
export function mergeStates(
  channel: DeliveryChannel,
  current: DeliveryState,
  incoming: DeliveryState,
): DeliveryState {
  if (channel === 'none') return current
  const have = ranks[channel][current]
  const comes = ranks[channel][incoming]
  if (have === undefined || comes === undefined) return current
  return comes > have ? incoming : current
}

export const coverageLines = ['told', 'trying', 'unknown', 'unreachable', 'stopped', 'sandbox'] as const
export type CoverageLine = (typeof coverageLines)[number]

/**
 * The one line of the coverage ledger on which a person stands. Told: e-mail that the other server took and that did
 * not bounce; SMS only by the handset's receipt; in-site once the person's own page showed it, for an inbox nobody opens tells
 * nobody; phone once the caller says so. What the sandbox took is never told.
 */
export function coverageLine(channel: DeliveryChannel, state: DeliveryState): CoverageLine {
  if (state === 'accepted') return channel === 'email' ? 'told' : 'trying'
  return lineOfState[state]
}

const lineOfState: Record<Exclude<DeliveryState, 'accepted'>, CoverageLine> = {
  pending: 'trying',
  sending: 'trying',
  unknown: 'unknown',
  delivered: 'told',
  read: 'told',
  failed: 'unreachable',
  cancelled: 'stopped',
  sandboxed: 'sandbox',
}

export interface Coverage extends Record<CoverageLine, number> {
  /** Everybody to be told; always the sum of the lines. */
  people: number
}

export interface StateCount {
  channel: DeliveryChannel
  state: DeliveryState
  n: number
}

/** Adds up the rows on which people stand; whoever has no row yet (`people` minus the rows) is counted on line `rest`. */
export function coverageOf(
  standing: readonly StateCount[],
  people: number,
  rest: CoverageLine = 'trying',
): Coverage {
  const coverage: Coverage = {
    told: 0,
    trying: 0,
    unknown: 0,
    unreachable: 0,
    stopped: 0,
    sandbox: 0,
    people,
  }
  let planned = 0
  for (const { channel, state, n } of standing) {
    coverage[coverageLine(channel, state)] += n
    planned += n
  }
  coverage[rest] += people - planned
  return coverage
}

/** The next channel of the order that reaches this person and was not tried yet; `null` = announce instead. */
export function nextChannel(
  order: readonly ChannelKind[],
  reachable: ReadonlySet<ChannelKind>,
  tried: ReadonlySet<DeliveryChannel>,
): ChannelKind | null {
  return order.find((channel) => reachable.has(channel) && !tried.has(channel)) ?? null
}

/** How an attempt that did not go through is followed up. */
export type RetryClass = 'connect' | 'deferred' | 'throttled'

export type BackOff = Record<RetryClass, readonly number[]>

/**
 * Waits in milliseconds before attempts 2, 3, ... Connection faults come back quickly; a greylist wants minutes
 * (RFC 6647 names 1 minute to 24 hours); a provider's rate limit wants ever longer ones. Past the list: exhausted.
 */
export const backOff: BackOff = {
  connect: [2_000, 5_000, 15_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000],
  deferred: [60_000, 300_000, 600_000, 1_800_000, 3_600_000, 7_200_000, 14_400_000],
  throttled: [
    30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000, 2_400_000, 3_600_000, 7_200_000, 14_400_000,
  ],
}

/** Milliseconds to wait after attempt number `attempt` (from 1), or `null` when the tries are exhausted. */
export function waitAfter(attempt: number, kind: RetryClass, waits: BackOff = backOff): number | null {
  return waits[kind][attempt - 1] ?? null
}

/** Unknown ends: 72 hours without news (the handset's receipt, a bounce) and the person's next channel is tried. */
export const unknownEndsAfterMs = 72 * 3_600_000

/** An in-site message that nobody opened within a day moves on sooner: the law says at once, and many never sign in. */
export const unreadEndsAfterMs = 24 * 3_600_000

/** Auto-pause: at least 10 hard failures and at least 10 % of what was tried in this stage. */
export const mustHalt = (failed: number, tried: number): boolean => failed >= 10 && failed * 10 >= tried
