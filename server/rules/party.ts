import { type ClockState, stateAt } from './clock.ts'
import { type FactSheet, factValue } from './facts.ts'

export const partyKinds = ['tenant', 'third_party'] as const
export type PartyKind = (typeof partyKinds)[number]

/** One of the others in it, as the rules need it; instants in epoch ms. */
export interface Party {
  id: string
  kind: PartyKind
  /** Hours the contract gives us to tell it; `null` where it names none. */
  contractHours: number | null
  groups: readonly string[]
  toldAt: number | null
  toldLate: boolean
  askedAt: number | null
  answerDueAt: number | null
  answeredAt: number | null
  instructedAt: number | null
  removedAt: number | null
}

export interface PartyClock {
  state: ClockState
  startAt: number | null
  dueAt: number | null
  /** Told later than the contract allows; frozen when told. */
  late: boolean
}

/** Since when a customer's contract counts: found or learned, the earlier (PIPL Art. 59 names no hours; CN-16's anchors). */
export function partyStart(sheet: FactSheet): number | null {
  const known = [factValue(sheet, 'discoveredAt'), factValue(sheet, 'learnedAt')]
  const instants = known.filter((at): at is number => typeof at === 'number')
  return instants.length > 0 ? Math.min(...instants) : null
}

/**
 * The clock under which a customer is told: hours of its own contract, continuous, from `startAt`. Told in the very
 * millisecond of the end is in time. Without hours in the contract it runs without an end. All in epoch ms.
 */
export function partyClock(party: Party, startAt: number | null, now: number): PartyClock {
  const { contractHours, toldAt, toldLate } = party
  const dueAt = startAt === null || contractHours === null ? null : startAt + contractHours * hourMs
  if (toldAt !== null) return { state: 'stopped', startAt, dueAt, late: toldLate }
  if (startAt === null) return { state: 'unknown', startAt, dueAt, late: false }
  if (dueAt === null) return { state: 'running', startAt, dueAt, late: false }
  const state = stateAt(startAt, dueAt, now)
  return { state, startAt, dueAt, late: state === 'late' }
}

const hourMs = 3_600_000

/** Told at `at`: later than the contract allows? A contract without hours is never broken. */
export const isToldLate = (contractHours: number | null, startAt: number | null, at: number): boolean =>
  contractHours !== null && startAt !== null && at > startAt + contractHours * hourMs

/** The clock of a question: to be answered by the time that was asked for; `idle` where nothing was asked. */
export function questionClock({ askedAt, answerDueAt, answeredAt }: Party, now: number): PartyClock {
  if (askedAt === null) return { state: 'idle', startAt: null, dueAt: null, late: false }
  const late = answerDueAt !== null && (answeredAt ?? now) > answerDueAt
  const base = { startAt: askedAt, dueAt: answerDueAt, late }
  if (answeredAt !== null) return { ...base, state: 'stopped' }
  return { ...base, state: answerDueAt === null ? 'running' : stateAt(askedAt, answerDueAt, now) }
}

export const listedParties = <P extends Party>(parties: readonly P[]): P[] =>
  parties.filter(({ removedAt }) => removedAt === null)

/** Every customer told, and at least one listed: what the duty to tell customers asks (CN-16). When the last was told. */
export function customersToldAt(parties: readonly Party[]): number | null {
  const tenants = listedParties(parties).filter(({ kind }) => kind === 'tenant')
  if (tenants.length === 0 || tenants.some(({ toldAt }) => toldAt === null)) return null
  return Math.max(...tenants.map(({ toldAt }) => toldAt ?? 0))
}

/**
 * Customers whose end users an order would reach without their word (promise P16): those with a group that the order
 * names, or any group at all where it names none and people of that group are in the store.
 */
export function uninstructed(
  parties: readonly Party[],
  named: readonly string[],
  stored: readonly string[],
): Party[] {
  const reached = named.length > 0 ? named : stored
  return listedParties(parties).filter(
    ({ kind, instructedAt, groups }) =>
      kind === 'tenant' && instructedAt === null && groups.some((group) => reached.includes(group)),
  )
}
