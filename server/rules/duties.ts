import { dayOf, legalZone } from './calendar.ts'
import type { ClockRule } from './clock.ts'
import {
  type Answer,
  type Condition,
  type Explanation,
  explain,
  failedLeaves,
  missingFacts,
} from './condition.ts'
import type { ConfirmedGrade } from './confirmedGrade.ts'
import type { Category } from './datamap.ts'
import { answerTo } from './dutySubjects.ts'
import type { FactKey, FactSheet, FullWording } from './facts.ts'
import type { GradingScheme } from './grading.ts'
import type { Profile } from './profile.ts'
import type { SeatKey } from './seats.ts'

/** V2, V1: found in the text of the law; P, U: counsel confirms first; promise: the company's own word in its policy. */
export const marks = ['V2', 'V1', 'P', 'U', 'promise'] as const
export type Mark = (typeof marks)[number]

export interface LawBasis {
  /** Key of the catalogue of laws, `templates/laws`. */
  law: string
  name: FullWording
  /** Edition of the text that the article number belongs to, by its year, e.g. "2025". */
  version: string
  article: FullWording
  /** Days the edition is in force, both included; `null` = until changed. */
  from: string
  to: string | null
}

export const recipientKinds = [
  'self',
  'authority',
  'individuals',
  'interested',
  'customers',
  'requesters',
] as const
/** Everything the console can show as done; a rule is fulfilled when all that it names has been. */
export const fulfilments = [
  'act:plan',
  'act:seats',
  'act:measure',
  'act:answer',
  'act:drill',
  'act:police',
  'act:recorded',
  'fact:cause',
  'notice',
  'notice:guardian',
  'notice:customers',
  'announcement',
  'report:departments',
  'report:first',
  'report:supplement',
  'report:final',
  'report:authority',
] as const
export type Fulfilment = (typeof fulfilments)[number]

/**
 * `incident`: opens with an incident; `request`: one clock per enquiry; `standing`: owed all year round; `relay`: a clock of
 * the authorities among themselves, shown and never ours.
 */
export const scopes = ['incident', 'request', 'standing', 'relay'] as const

export const releases = ['exemption', 'counsel_ticks', 'never'] as const

/** One duty as data: `templates/duties/*.yaml`. A duty row copies its rule when it opens. */
export interface DutyRule {
  id: string
  title: FullWording
  scope: (typeof scopes)[number]
  /** The first is the one cited beside the duty. */
  basis: LawBasis[]
  /** Days on the calendar of the law's place, both included; `null` = until changed. */
  effectiveFrom: string
  effectiveTo: string | null
  mark: Mark
  seat: SeatKey
  recipient: { kind: (typeof recipientKinds)[number]; name: FullWording }
  channels: FullWording[]
  /** Set of contents owed, e.g. C-FIRST, C-USER; `null` where the duty is an act. */
  contents: string | null
  clock: ClockRule
  when: Condition
  /** May the no-harm decision (PIPL 57(2)) release it? */
  releasedBy: (typeof releases)[number]
  /** Every one of them is needed. */
  fulfilledBy: Fulfilment[]
  followedBy: string[]
  /** Owed again by the news that comes after it was done. */
  repeats: boolean
  /** The law itself makes way where an authority forbids telling; its clock rests until the ban is lifted. */
  yieldsToBan?: true
  /** What a reader must know before relying on it. */
  note: FullWording | null
}

export interface DutyPack {
  id: string
  name: FullWording
  /** ISO 3166: `CN`, `SG`, `US-CA`; `EU` for the Union. */
  jurisdiction: string
  version: string
  /** The scheme that the subject `grade` is read by; `null` for a pack that grades nothing. */
  grading: string | null
  rules: DutyRule[]
}

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
