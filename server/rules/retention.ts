/** What an incident keeps of affected people, each under a key of its own: contact values, and what proves the telling. */
export const retentionKinds = ['contact', 'proof'] as const
export type RetentionKind = (typeof retentionKinds)[number]

/** How long the company keeps them, in days of 24 hours, from the end of sending. */
export interface RetentionTerms {
  contactDays: number
  /** Proof is never kept shorter than the contact values. */
  proofDays: number
  /** How long a backup lives; 0 = none are made. What it holds dies with it. */
  backupDays: number
}

/** PIPL Art. 19: the shortest time needed. Proof lasts until claims lapse: three years (Civil Code Art. 188), a leap day included. */
export const shippedTerms: RetentionTerms = { contactDays: 90, proofDays: 1_096, backupDays: 30 }

const dayMs = 86_400_000
/** After a hold is lifted nothing is destroyed for so long: whoever lifted it by mistake has a week. */
export const afterHoldMs = 7 * dayMs
/** The owner and legal are told so many days before; of several missed, only the last. */
export const warningDays = [30, 7, 1] as const
/** A machine that was off for a day is not yet late. */
const lateAfterMs = dayMs

export interface SendingEnd {
  /** Orders given, in whatever state; `endedAt` null where nothing ever left. */
  orders: readonly { ended: boolean; endedAt: number | null }[]
  /** When the commander ended the response. */
  responseEndedAt: number | null
  /** When the incident was closed or its drill was over: no order can send after it. */
  overAt: number | null
}

/**
 * When sending ended, from which both terms run (epoch ms). While an order may still send: null. Where nothing was ever
 * sent, the end of the response stands for it. A later order moves it on.
 */
export function sendingEndedAt({ orders, responseEndedAt, overAt }: SendingEnd): number | null {
  if (overAt === null && orders.some(({ ended }) => !ended)) return null
  const ends = orders.flatMap(({ ended, endedAt }) => (ended ? endedAt : overAt) ?? [])
  return ends.length ? Math.max(...ends) : (responseEndedAt ?? overAt)
}

export interface Hold {
  placedAt: number
  liftedAt: number | null
}

export const standingHold = <T extends Hold>(holds: readonly T[]): T | undefined =>
  holds.find(({ liftedAt }) => liftedAt === null)

/** When a key's term ends; null while it has not begun. A lifted hold gives at least a week. */
export function destructionDueAt(
  kind: RetentionKind,
  endedAt: number | null,
  { contactDays, proofDays }: RetentionTerms,
  holds: readonly Hold[],
): number | null {
  if (endedAt === null) return null
  const days = kind === 'contact' ? contactDays : Math.max(contactDays, proofDays)
  const lifted = holds.flatMap(({ liftedAt }) => (liftedAt === null ? [] : [liftedAt + afterHoldMs]))
  return Math.max(endedAt + days * dayMs, ...lifted)
}

/** The warning that is due now, as days before the end; null = none yet, or the end itself has come. */
export function warningDue(dueAt: number, now: number): number | null {
  if (now >= dueAt) return null
  return warningDays.findLast((days) => now >= dueAt - days * dayMs) ?? null
}

export type RetentionState = 'kept' | 'held' | 'due' | 'destroyed' | 'late'

/** How one key stands; `late`: destroyed more than a day after its end, or not destroyed and more than a day past it. */
export function retentionState(
  { dueAt, destroyedAt, held }: { dueAt: number | null; destroyedAt: number | null; held: boolean },
  now: number,
): RetentionState {
  const isLate = (at: number) => dueAt !== null && at > dueAt + lateAfterMs
  if (destroyedAt !== null) return isLate(destroyedAt) ? 'late' : 'destroyed'
  if (held) return 'held'
  if (dueAt === null || now < dueAt) return 'kept'
  return isLate(now) ? 'late' : 'due'
}
