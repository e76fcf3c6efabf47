import { type Answer, type Condition, explain, type Grade, grades } from './condition.ts'
import type { Mark } from './duties.ts'
import { peopleLower, peopleUpper } from './factSheet.ts'
import { breachKinds, type FactKey, type FactSheet, type FullWording, factValue } from './facts.ts'

/** One line of a grading scheme; any single line is enough for its grade ("以上" includes the number). */
export interface GradeLine {
  key: string
  grade: Grade
  mark: Mark
  when: Condition
  says: FullWording
}

/** A national grading scheme as data: `templates/grading/*.yaml`. Lines are tried from the gravest down. */
export interface GradingScheme {
  id: string
  name: FullWording
  version: string
  effectiveFrom: string
  effectiveTo: string | null
  lines: GradeLine[]
}

export interface GradeProposal {
  scheme: string
  /** `null`: nothing is known that could decide it. */
  grade: Grade | null
  /** The line that decided; `null` for 一般, which is what is left when no line is reached. */
  line: GradeLine | null
  /** An estimate straddles the line, the breach is only suspected, or a fact that could raise it was not looked at. */
  provisional: boolean
  /** The line that decided is marked P or U, or asks for a judgement of the threat. */
  needsCounsel: boolean
  /** Facts that could still raise the grade. */
  open: FactKey[]
}

/**
 * The grade that the facts propose, on the highest estimate of people and loss (网络安全事件分级指南, annex of the CAC
 * reporting measures of 2025-11-01; counted in people, not records). A fact that is "to be verified" leaves a grade below
 * the line it could reach unknown; a fact nobody looked at is listed in `open` and the grade is provisional, once
 * the people are known. Proposing is all it does: a person sets the grade.
 */
export function proposeGrade(scheme: GradingScheme, sheet: FactSheet): GradeProposal {
  const open = openFacts(sheet)
  const high = gravest(scheme, sheet, 'high')
  if (!high)
    return { scheme: scheme.id, line: null, needsCounsel: false, open, ...belowEveryLine(sheet, open) }
  const { grade } = high.line
  const mayRise = grade !== '特别重大' && open.length > 0
  const mayFall =
    gravest(scheme, sheet, 'low')?.line.grade !== grade || isSuspicion(sheet) || high.why.provisional
  return {
    scheme: scheme.id,
    grade,
    line: high.line,
    provisional: mayRise || mayFall,
    needsCounsel: high.arguable,
    open,
  }
}

/**
 * The company's own class. Always the gravest while personal information is or may be involved (promise P1):
 * nobody can grade it lower. Any other event takes the level of its plan.
 */
export function companyClass(personalInformation: unknown, planLevel: Grade): Grade {
  return personalInformation === 'yes' || personalInformation === 'maybe' ? '特别重大' : planLevel
}

type Bound = 'low' | 'high'

/** The line that decides: the gravest reached, and of equals one that needs no judgement. */
function gravest(scheme: GradingScheme, sheet: FactSheet, bound: Bound) {
  const reached = scheme.lines
    .map((line) => ({ line, why: explain(line.when, (subject) => gradeAnswer(subject, sheet, bound)) }))
    .filter(({ why }) => why.outcome === 'true')
    .map((one) => ({ ...one, arguable: one.why.counsel || one.line.mark === 'P' || one.line.mark === 'U' }))
  const weight = (one: (typeof reached)[number]) =>
    grades.indexOf(one.line.grade) * 2 + (one.arguable ? 0 : 1)
  return reached.sort((a, b) => weight(b) - weight(a))[0]
}

/** Facts a quantitative line rests on, and those that a qualitative line asks for. */
const decisive: readonly FactKey[] = ['people', 'lossYuan', 'importantData']

function openFacts(sheet: FactSheet): FactKey[] {
  return decisive.filter((key) =>
    key === 'people' ? peopleUpper(sheet) === null : factValue(sheet, key) == null,
  )
}

function belowEveryLine(sheet: FactSheet, open: FactKey[]): { grade: Grade | null; provisional: boolean } {
  const toBeVerified = decisive.some((key) => key !== 'people' && factValue(sheet, key) === null)
  const settled = peopleSettled(sheet) && !toBeVerified
  return { grade: settled ? '一般' : null, provisional: open.length > 0 || isSuspicion(sheet) }
}

/** Where personal information is out of the question, there are no people to count. */
const peopleSettled = (sheet: FactSheet) =>
  peopleUpper(sheet) !== null ||
  (factValue(sheet, 'personalInformation') === 'no' && typeof factValue(sheet, 'lossYuan')?.high === 'number')

const isSuspicion = (sheet: FactSheet) =>
  factValue(sheet, 'certainty') === 'possible' || factValue(sheet, 'personalInformation') === 'maybe'

function gradeAnswer(subject: string, sheet: FactSheet, bound: Bound): Answer {
  return (gradeSubjects[subject] ?? (() => ({ value: null, facts: [] })))(sheet, bound)
}

/** Everything a grading line may ask about. A scheme that asks for anything else is refused at start. */
const gradeSubjects: Record<string, (sheet: FactSheet, bound: Bound) => Answer> = {
  people: (sheet, bound) => ({
    value: bound === 'high' ? peopleUpper(sheet) : peopleLower(sheet),
    facts: ['people'],
  }),
  lossYuan: (sheet, bound) => ({ value: factValue(sheet, 'lossYuan')?.[bound], facts: ['lossYuan'] }),
  breachKinds: (sheet) => breachKindsAnswer(sheet),
  importantData: (sheet) => ({ value: factValue(sheet, 'importantData'), facts: ['importantData'] }),
}

/** Which kind is not known yet: the worst stands in, since a breach is at least one of them. */
export function breachKindsAnswer(sheet: FactSheet): Answer {
  const kinds = factValue(sheet, 'breachKinds')
  if (kinds && kinds.length > 0) return { value: kinds, facts: ['breachKinds'] }
  return {
    value: breachKinds,
    facts: ['breachKinds'],
    provisional: true,
    assumed: true,
  }
}

export const gradeSubjectKeys = Object.keys(gradeSubjects)
