import type { ClockState } from './clock.ts'
import type { FactSheet } from './facts.ts'
import type { Handled } from './handling.ts'
import type { LedgerWhy } from './ledgerWhy.ts'
import type { RetentionState } from './retention.ts'
import type { SeatKey } from './seats.ts'

export type PromiseState = 'kept' | 'broken' | 'not_yet' | 'not_applicable'

/** What proves a line of the ledger: a record of the chain, a duty, a fact. `ref` leads to it. */
export interface Proof {
  kind: 'record' | 'duty' | 'fact' | 'order' | 'announcement'
  ref: string
  at: number | null
}

export interface LedgerLine {
  id: string
  state: PromiseState
  /** Why, as the page words it. */
  why: LedgerWhy
  proofs: Proof[]
}

export interface LedgerDuty {
  ruleId: string
  applies: boolean
  state: 'open' | 'fulfilled' | 'released' | 'closed'
  clock: ClockState
  /** Done late, or open past its time. */
  late: boolean
  fulfilledAt: number | null
}

export interface LedgerParty {
  kind: 'tenant' | 'third_party'
  toldAt: number | null
  /** Told later than its contract allows, or not told and past it. */
  late: boolean
  asked: boolean
  answered: boolean
}

/** One incident as plain rows. Orders that went to the sandbox are not among `told`: they never count as told. */
export interface LedgerInput {
  personal: boolean
  records: readonly { seq: number; at: number; name: string }[]
  duties: readonly LedgerDuty[]
  sheet: FactSheet
  seatsWanted: readonly SeatKey[]
  seatsAccepted: readonly SeatKey[]
  told: {
    orders: number
    people: number
    told: number
    trying: number
    unknown: number
    unreachable: number
  } | null
  /** Where each order that was begun handled contact details; null = an older order, which does not say. */
  handled?: readonly (readonly Handled[] | null)[]
  announcedAt: number | null
  exemption: 'none' | 'proposed' | 'approved' | 'overridden'
  importedPeople: number
  /** How the two keys stand; contact values go first. */
  retention?: { contact: RetentionState; proof: RetentionState }
  /** Customers and third parties listed, those taken off again left out. */
  parties?: readonly LedgerParty[]
  /** Of the installation: when the last drill ended, and when it is due. */
  drill: { lastAt: number | null; dueAt: number | null }
  now: number
}
