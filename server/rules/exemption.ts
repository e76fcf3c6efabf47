import type { DutyRule } from './dutyRule.ts'
import { type FactKey, type FactSheet, factValue } from './facts.ts'

/** What came of a decision when new facts or its review date questioned it: kept with a reason, withdrawn, or fallen by itself. */
export interface ExemptionReview {
  at: number
  by: string
  outcome: 'kept' | 'withdrawn' | 'fell'
  reason: string
  /** Facts that asked the question; none where the review date did. */
  keys: string[]
}

/** `yes`: the decision releases it; `counsel`: only if counsel ticks it; `never`: reports stay owed. */
export type Release = 'yes' | 'counsel' | 'never'

const releases = { exemption: 'yes', counsel_ticks: 'counsel', never: 'never' } as const

/**
 * May the no-harm decision release this duty now? PIPL Art. 57(2) speaks of leak, tampering and loss. Damage alone stands
 * in Cybersecurity Law Art. 44 only, which knows no such exemption, so counsel ticks each duty there. Kinds nobody has
 * noted are not pure damage.
 */
export function releaseOf(rule: Pick<DutyRule, 'releasedBy'>, sheet: FactSheet): Release {
  const release = releases[rule.releasedBy]
  return release === 'yes' && isPureDamage(sheet) ? 'counsel' : release
}

/** Damage and nothing else; a kind nobody has noted is not. */
export function isPureDamage(sheet: FactSheet): boolean {
  const kinds = factValue(sheet, 'breachKinds')
  return Array.isArray(kinds) && kinds.length > 0 && kinds.every((kind) => kind === 'damage')
}

/** What counsel says of each duty that only counsel may release: true = release, false = keep. */
export type Ticks = Readonly<Record<string, boolean>>

interface Decision {
  /** Rule ids the proposal names. */
  proposed: readonly string[]
  ticks: Ticks
  releaseOf: (ruleId: string) => Release
}

/** Proposed duties that wait for counsel's explicit word; the decision cannot be approved while there is one. */
export const withoutTick = ({ proposed, ticks, releaseOf }: Decision): string[] =>
  proposed.filter((ruleId) => releaseOf(ruleId) === 'counsel' && ticks[ruleId] === undefined)

/** Rule ids an approval releases: those proposed, and those counsel ticks; a tick on any other kind of duty counts for nothing. */
export function releasedBy({ proposed, ticks, releaseOf }: Decision): string[] {
  const plain = proposed.filter((ruleId) => releaseOf(ruleId) === 'yes')
  const ticked = Object.keys(ticks).filter((ruleId) => ticks[ruleId] && releaseOf(ruleId) === 'counsel')
  return [...plain, ...ticked]
}

/**
 * Facts that call a decision on a ground into question: those it is reviewed on whose value is another than before. One
 * that was known and is to be verified again counts; the first telling of what nobody had looked at counts too.
 */
export const questions = (
  reviewOn: readonly FactKey[],
  changes: readonly { key: FactKey; from: unknown; to: unknown }[],
): FactKey[] => [
  ...new Set(
    changes
      .filter(({ key, from, to }) => reviewOn.includes(key) && JSON.stringify(from) !== JSON.stringify(to))
      .map(({ key }) => key),
  ),
]

/** Harm is not avoided after all: the ground is gone, and nobody need decide (PIPL Art. 57(2)). */
export const groundIsGone = (
  reviewOn: readonly FactKey[],
  changes: readonly { key: FactKey; to: unknown }[],
): boolean =>
  reviewOn.includes('harmAvoided') && changes.some(({ key, to }) => key === 'harmAvoided' && to === false)

/** In force and waiting for counsel: questioned by facts, or past its review date (epoch ms). */
export const needsReview = (
  row: { state: string; questionedBy: readonly string[]; reviewAt: number | null },
  now: number,
): boolean =>
  row.state === 'approved' && (row.questionedBy.length > 0 || (row.reviewAt !== null && row.reviewAt <= now))
