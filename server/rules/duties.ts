import { dayOf, legalZone } from './calendar.ts'
import { type Answer, type Explanation, explain, failedLeaves, missingFacts } from './condition.ts'
import type { ConfirmedGrade } from './confirmedGrade.ts'
import type { Category } from './datamap.ts'
import type { DutyPack, DutyRule, Fulfilment, LawBasis } from './dutyRule.ts'
import { answerTo } from './dutySubjects.ts'
import type { FactKey, FactSheet, FullWording } from './facts.ts'
import type { GradingScheme } from './grading.ts'
import type { Profile } from './profile.ts'

export type DutyResult = 'applies' | 'does_not_apply' | 'undetermined'

export interface Evaluation {
  rule: DutyRule
  result: DutyResult
  /** Rests on an estimate, a suspicion or a worst case: review when the facts change. */
  provisional: boolean
  /** Proposed, never silently applied: the clock runs hatched until counsel confirms or declines. */
  needsCounsel: boolean
  explanation: Explanation
  /** Facts that would settle it. */
  missing: FactKey[]
  /** Set when the rule was not law on that day; then it does not apply. */
  inForce: 'yes' | 'not_yet' | 'no_longer'
  whyNot: FullWording[]
}

export interface DutyInput {
  schemes: readonly GradingScheme[]
  /** Grades that a person confirmed, by scheme. */
  confirmed?: Readonly<Record<string, ConfirmedGrade>>
  /** The data map's categories: which are sensitive, and of what kind. */
  categories?: readonly Category[]
  /** Ids of rules already filed under in this incident: grading down later never deletes what follows from a report. */
  filed?: readonly string[]
  /** Which rules to ask; those of an incident where left out. */
  scope?: DutyRule['scope']
}

/**
 * What the law, as packed, makes of the facts on the day of `at` (epoch ms; the rule in force on that day in
 * its place counts). Every incident rule of every pack is answered, in the order of the packs: what is undetermined is
 * listed with the facts it waits for, and is never hidden. Marks P and U always ask for counsel.
 */
export function dutiesFor(
  packs: readonly DutyPack[],
  sheet: FactSheet,
  profile: Profile,
  at: number,
  input: DutyInput,
): Evaluation[] {
  const day = once((zone: string) => dayOf(at, zone))
  return packs.flatMap((pack) => {
    const scheme = input.schemes.find((candidate) => candidate.id === pack.grading)
    const { filed = [], categories = [], confirmed = {}, scope = 'incident' } = input
    const source = {
      ...{ sheet, profile, scheme, filed, categories, schemes: input.schemes, allConfirmed: confirmed },
      confirmed: scheme && confirmed[scheme.id],
      place: pack.jurisdiction,
    }
    const answer = once((subject: string) => answerTo(subject, source))
    return rulesOf([pack], scope).map((rule) =>
      evaluate(rule, answer, day(rule.clock.place?.zone ?? legalZone)),
    )
  })
}

/** Rules ask the same few things over and over: each is worked out once for one sheet. */
function once<T>(work: (key: string) => T): (key: string) => T {
  const known = new Map<string, T>()
  return (key) => {
    if (!known.has(key)) known.set(key, work(key))
    return known.get(key) as T
  }
}

/** The rules of one scope: those of requests and of the whole year have no place in an incident's list. */
export const rulesOf = (packs: readonly DutyPack[], scope: DutyRule['scope']): DutyRule[] =>
  packs.flatMap((pack) => pack.rules.filter((rule) => rule.scope === scope))

/** Is all done that the rule asks for? */
export const isFulfilled = (rule: Pick<DutyRule, 'fulfilledBy'>, done: readonly Fulfilment[]): boolean =>
  rule.fulfilledBy.every((act) => done.includes(act))

function evaluate(rule: DutyRule, answer: (subject: string) => Answer, day: string): Evaluation {
  const explanation = explain(rule.when, answer)
  const inForce = forceOn(rule, day)
  const result = inForce === 'yes' ? results[explanation.outcome] : 'does_not_apply'
  const open = result !== 'does_not_apply'
  return {
    rule: { ...rule, basis: basisOn(rule.basis, day) },
    result,
    provisional: open && explanation.provisional,
    needsCounsel:
      open && (result === 'undetermined' || explanation.counsel || rule.mark === 'P' || rule.mark === 'U'),
    explanation,
    missing: open ? missingFacts(explanation) : [],
    inForce,
    whyNot: failedLeaves(explanation).flatMap((leaf) => leaf.whyNot ?? []),
  }
}

const results = { true: 'applies', false: 'does_not_apply', unknown: 'undetermined' } as const

/** Is the rule law on that day (YYYY-MM-DD, both ends included)? Days compare as text. */
export function forceOn(
  rule: Pick<DutyRule, 'effectiveFrom' | 'effectiveTo'>,
  day: string,
): Evaluation['inForce'] {
  if (day < rule.effectiveFrom) return 'not_yet'
  return rule.effectiveTo !== null && day > rule.effectiveTo ? 'no_longer' : 'yes'
}

/** The editions of the laws cited that are in force that day; all of them where none is, so that a basis is never empty. */
function basisOn(basis: LawBasis[], day: string): LawBasis[] {
  const standing = basis.filter(({ from, to }) => !(day < from) && (to == null || day <= to))
  return standing.length > 0 ? standing : basis
}
