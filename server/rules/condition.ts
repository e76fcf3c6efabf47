import type { FactKey, FullWording } from './facts.ts'

/**
 * A condition is data: a tree of all / any / not over leaves. A leaf asks one question of one subject.
 * Three-valued (Kleene): a subject that nobody knows makes its leaf unknown, and the tree is unknown only where that
 * matters: a false part settles `all`, a true part settles `any`.
 */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Leaf

export interface Leaf {
  subject: string
  operator: Operator
  value: unknown
  /** What is asked, as the page prints it beside the fact. */
  says: FullWording
  /** A subject that halves the number asked when it is true (insiders: 2017 interpretation on personal information, Art. 5(1)(8)). */
  halvedIf?: string
  /** Why the duty falls away when this is not so. */
  whyNot?: FullWording
  /** The reading is arguable: when only this makes the whole true, counsel confirms. */
  counsel?: true
}

export const operators = ['is', 'in', 'has', 'at_least', 'above', 'grade_at_least'] as const
export type Operator = (typeof operators)[number]

export type Outcome = 'true' | 'false' | 'unknown'

/** What a subject resolves to. `value` null or undefined = unknown. `facts` = the keys it was read from. */
export interface Answer {
  value: unknown
  facts: readonly FactKey[]
  /** May still change without anybody having been wrong (an estimate, a suspicion). */
  provisional?: boolean
  /** Not looked at; the worst case stands in for it. */
  assumed?: boolean
  counsel?: boolean
}

interface Judged {
  outcome: Outcome
  provisional: boolean
  counsel: boolean
}

export interface LeafExplanation extends Judged {
  kind: 'leaf'
  subject: string
  operator: Operator
  wanted: unknown
  value: unknown
  facts: readonly FactKey[]
  assumed: boolean
  says: FullWording
  whyNot: FullWording | null
}

export interface BranchExplanation extends Judged {
  kind: 'all' | 'any' | 'not'
  parts: Explanation[]
}

export type Explanation = LeafExplanation | BranchExplanation

/** Judges a condition and keeps every step, so that a page can show why. An empty `all` is true, an empty `any` false. */
export function explain(condition: Condition, answerTo: (subject: string) => Answer): Explanation {
  if ('all' in condition) return join('all', condition.all, answerTo)
  if ('any' in condition) return join('any', condition.any, answerTo)
  if ('not' in condition) return negate(explain(condition.not, answerTo))
  return judge(condition, answerTo)
}

/** Facts that would settle it: those of unknown leaves that still matter, and those the worst case stood in for. */
export function missingFacts(explanation: Explanation): FactKey[] {
  const wanting = decisive(explanation).filter((leaf) => leaf.outcome === 'unknown' || leaf.assumed)
  return [...new Set(wanting.flatMap((leaf) => leaf.facts))]
}

/** Facts that the outcome hangs on, as it stands. */
export const decidingFacts = (explanation: Explanation): FactKey[] => [
  ...new Set(decisive(explanation).flatMap((leaf) => leaf.facts)),
]

/** The leaves that made it false, each able to say why the duty falls away. */
export function failedLeaves(explanation: Explanation): LeafExplanation[] {
  return explanation.outcome === 'false' ? decisive(explanation) : []
}

/** The leaves that the outcome hangs on: below each branch only those parts that share its outcome. */
function decisive(explanation: Explanation): LeafExplanation[] {
  if (explanation.kind === 'leaf') return [explanation]
  const shared = ({ outcome }: Explanation) => explanation.kind === 'not' || outcome === explanation.outcome
  return explanation.parts.filter(shared).flatMap(decisive)
}

function join(
  kind: 'all' | 'any',
  conditions: Condition[],
  answerTo: (subject: string) => Answer,
): Explanation {
  const parts = conditions.map((condition) => explain(condition, answerTo))
  const settles: Outcome = kind === 'all' ? 'false' : 'true'
  const otherwise: Outcome = kind === 'all' ? 'true' : 'false'
  const settling = parts.filter((part) => part.outcome === settles)
  if (settling.length > 0) return { kind, parts, outcome: settles, ...oneSuffices(settling) }
  const open = parts.some((part) => part.outcome === 'unknown')
  return { kind, parts, outcome: open ? 'unknown' : otherwise, ...allNeeded(parts) }
}

/** Where one part settles the whole, it stands as firm as its firmest part. */
const oneSuffices = (parts: Explanation[]) => ({
  provisional: parts.every((part) => part.provisional),
  counsel: parts.every((part) => part.counsel),
})

/** Where every part is needed, it stands as firm as its weakest. */
const allNeeded = (parts: Explanation[]) => ({
  provisional: parts.some((part) => part.provisional),
  counsel: parts.some((part) => part.counsel),
})

const opposite: Record<Outcome, Outcome> = { true: 'false', false: 'true', unknown: 'unknown' }

function negate(part: Explanation): Explanation {
  return {
    kind: 'not',
    parts: [part],
    outcome: opposite[part.outcome],
    provisional: part.provisional,
    counsel: part.counsel,
  }
}

function judge(leaf: Leaf, answerTo: (subject: string) => Answer): LeafExplanation {
  const answer = answerTo(leaf.subject)
  const halving = leaf.halvedIf === undefined ? undefined : answerTo(leaf.halvedIf)
  const matters =
    halving !== undefined && outcomeAt(leaf, answer.value) !== outcomeAt(halved(leaf), answer.value)
  const outcome = matters ? outcomeIf(leaf, answer.value, halving.value) : outcomeAt(leaf, answer.value)
  return {
    kind: 'leaf',
    subject: leaf.subject,
    operator: leaf.operator,
    wanted: halving?.value === true ? halved(leaf).value : leaf.value,
    value: answer.value ?? null,
    facts: matters ? [...answer.facts, ...halving.facts] : answer.facts,
    assumed: answer.assumed ?? false,
    says: leaf.says,
    whyNot: leaf.whyNot ?? null,
    outcome,
    provisional: (answer.provisional ?? false) || (halving?.provisional ?? false),
    counsel: (answer.counsel ?? false) || (leaf.counsel ?? false),
  }
}

function outcomeAt({ operator, value: wanted }: Leaf, value: unknown): Outcome {
  return value === null || value === undefined ? 'unknown' : tests[operator](value, wanted)
}

/** Between the half and the whole it hangs on what halves. */
function outcomeIf(leaf: Leaf, value: unknown, isHalved: unknown): Outcome {
  if (isHalved === true) return outcomeAt(halved(leaf), value)
  return isHalved === false ? outcomeAt(leaf, value) : 'unknown'
}

const halved = (leaf: Leaf): Leaf =>
  typeof leaf.value === 'number' ? { ...leaf, value: leaf.value / 2 } : leaf

/** National grades from low to high. Chinese names are the keys: "major" in English means two of them. */
export const grades = ['一般', '较大', '重大', '特别重大'] as const
export type Grade = (typeof grades)[number]

const yes = (fine: boolean): Outcome => (fine ? 'true' : 'false')
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value])
const rank = (grade: unknown) => grades.indexOf(grade as Grade)

/** A value of the wrong kind for its operator is unknown, never a silent "no". */
const tests: Record<Operator, (value: unknown, wanted: unknown) => Outcome> = {
  is: (value, wanted) => yes(value === wanted),
  in: (value, wanted) => yes(asList(wanted).includes(value)),
  has: (value, wanted) => yes(asList(wanted).some((item) => asList(value).includes(item))),
  at_least: (value, wanted) => compared(value, wanted, (a, b) => a >= b),
  above: (value, wanted) => compared(value, wanted, (a, b) => a > b),
  grade_at_least: (value, wanted) =>
    rank(value) < 0 || rank(wanted) < 0 ? 'unknown' : yes(rank(value) >= rank(wanted)),
}

function compared(value: unknown, wanted: unknown, test: (a: number, b: number) => boolean): Outcome {
  return typeof value === 'number' && typeof wanted === 'number' ? yes(test(value, wanted)) : 'unknown'
}
