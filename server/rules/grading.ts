import {
  type Answer,
  type Condition,
  decidingFacts,
  explain,
  type Grade,
  grades,
  missingFacts,
} from './condition.ts'
import type { Category } from './datamap.ts'
import type { Mark } from './dutyRule.ts'
import { peopleLower, peopleUpper, sensitiveLower } from './factSheet.ts'
import { type FactSource, factSubjects, sensitiveKeys } from './factSubjects.ts'
import { type FactKey, type FactSheet, type FullWording, factValue } from './facts.ts'

/** One line of a grading scheme; any single line is enough for its grade ("以上" includes the number). */
export interface GradeLine {
  key: string
  grade: Grade
  mark: Mark
  /** Where it stands in the scheme's text, where a place is known. */
  article?: FullWording | undefined
  when: Condition
  says: FullWording
}

/** One category of a scheme that also says what kind of incident it is (GB/T 20986); several may fit. */
export interface IncidentCategory {
  key: string
  name: FullWording
  mark: Mark
  when: Condition
  says: FullWording
}

/** A national grading scheme as data: `templates/grading/*.yaml`. Lines are tried from the gravest down. */
export interface GradingScheme {
  id: string
  name: FullWording
  version: string
  /** The text that it is an annex of. */
  basis?: FullWording | undefined
  effectiveFrom: string
  effectiveTo: string | null
  lines: GradeLine[]
  /** In the order of the standard, the one a breach always has first. */
  categories?: IncidentCategory[] | undefined
}

export interface GradeProposal {
  scheme: string
  /** `null`: nothing is known that could decide it, or the scheme only sorts and grades nothing. */
  grade: Grade | null
  /** The line that decided; `null` for 一般, which is what is left when no line is reached. */
  line: GradeLine | null
  /** Keys of the categories that fit, in the scheme's order. */
  categories: string[]
  /** An estimate straddles the line, the breach is only suspected, or a fact that could raise it was not looked at. */
  provisional: boolean
  /** The line that decided is marked P or U, or asks for a judgement of the threat. */
  needsCounsel: boolean
  /** Facts that could still raise the grade. */
  open: FactKey[]
  /** Facts that decided; where there is no grade, those that it waits for. */
  facts: FactKey[]
}

/**
 * The grade that the facts propose, on the highest estimate of people and loss (网络安全事件分级指南, annex of the CAC
 * reporting measures of 2025-11-01; counted in people, not records). A fact that is "to be verified" leaves a grade below
 * the line it could reach unknown; a fact nobody looked at is listed in `open`, and where it is one of those that every
 * incident has, the grade is provisional. Proposing is all it does: a person sets the grade.
 */
export function proposeGrade(
  scheme: GradingScheme,
  sheet: FactSheet,
  categories: readonly Category[] = [],
): GradeProposal {
  const source = { sheet, categories }
  const lines = judged(scheme, source, 'high')
  const high = gravest(lines)
  const open = openFacts(lines, high?.line.grade ?? '一般')
  const known = {
    scheme: scheme.id,
    categories: categoriesThatFit(scheme, source),
    open,
    line: high?.line ?? null,
    needsCounsel: high?.arguable ?? false,
  }
  if (scheme.lines.length === 0) return { ...known, grade: null, provisional: isSuspicion(sheet), facts: [] }
  const weighty = open.filter((key) => weighs(key, sheet))
  if (!high) {
    const grade = isSettled(sheet, open) ? '一般' : null
    const provisional = weighty.length > 0 || isSuspicion(sheet)
    return { ...known, grade, provisional, facts: grade ? [...usual] : weighty }
  }
  const { grade } = high.line
  const mayFall =
    gravest(judged(scheme, source, 'low'))?.line.grade !== grade || isSuspicion(sheet) || high.why.provisional
  return { ...known, grade, provisional: weighty.length > 0 || mayFall, facts: decidingFacts(high.why) }
}

/**
 * The company's own class. Always the gravest while personal information is or may be involved (promise P1):
 * nobody can grade it lower. Any other event takes the level of its plan.
 */
export function companyClass(personalInformation: unknown, planLevel: Grade): Grade {
  return personalInformation === 'yes' || personalInformation === 'maybe' ? '特别重大' : planLevel
}

type Bound = 'low' | 'high'

const judged = (scheme: GradingScheme, source: FactSource, bound: Bound) =>
  scheme.lines.map((line) => {
    const why = explain(line.when, (subject) => gradeAnswer(subject, source, bound))
    return { line, why, arguable: why.counsel || line.mark === 'P' || line.mark === 'U' }
  })

type Judged = ReturnType<typeof judged>[number]

/** The line that decides: the gravest reached, and of equals one that needs no judgement. */
function gravest(lines: readonly Judged[]): Judged | undefined {
  const weight = (one: Judged) => grades.indexOf(one.line.grade) * 2 + (one.arguable ? 0 : 1)
  return lines.filter(({ why }) => why.outcome === 'true').sort((a, b) => weight(b) - weight(a))[0]
}

/** Facts that lines above the grade reached still wait for. */
function openFacts(lines: readonly Judged[], reached: Grade): FactKey[] {
  const above = lines.filter(
    ({ line, why }) => why.outcome === 'unknown' && grades.indexOf(line.grade) > grades.indexOf(reached),
  )
  return [...new Set(above.flatMap(({ why }) => missingFacts(why)))]
}

/** What every incident has and somebody must look at before its grade is firm. */
const usual: readonly FactKey[] = ['people', 'lossYuan', 'importantData', 'categories']

/** Figures of outages and the like are no question for most incidents, until somebody puts them as one. */
const weighs = (key: FactKey, sheet: FactSheet): boolean =>
  usual.includes(key) || factValue(sheet, key) === null

/** Nothing that was looked at and not found could lift it above the lowest grade. */
const isSettled = (sheet: FactSheet, open: readonly FactKey[]): boolean =>
  open.every((key) => (key === 'people' ? peopleSettled(sheet) : factValue(sheet, key) !== null))

/** Where personal information is out of the question, there are no people to count. */
const peopleSettled = (sheet: FactSheet) =>
  peopleUpper(sheet) !== null ||
  (factValue(sheet, 'personalInformation') === 'no' && typeof factValue(sheet, 'lossYuan')?.high === 'number')

const isSuspicion = (sheet: FactSheet) =>
  factValue(sheet, 'certainty') === 'possible' || factValue(sheet, 'personalInformation') === 'maybe'

const categoriesThatFit = ({ categories = [] }: GradingScheme, source: FactSource): string[] =>
  categories
    .filter(({ when }) => explain(when, (subject) => gradeAnswer(subject, source, 'high')).outcome === 'true')
    .map(({ key }) => key)

const gradeAnswer = (subject: string, source: FactSource, bound: Bound): Answer =>
  gradeSubjects[subject]?.(source, bound) ?? { value: null, facts: [] }

/** Everything a grading line may ask about. A scheme that asks for anything else is refused at start. */
const gradeSubjects: Record<string, (source: FactSource, bound: Bound) => Answer> = {
  ...factSubjects,
  people: ({ sheet }, bound) => ({
    value: bound === 'high' ? peopleUpper(sheet) : peopleLower(sheet),
    facts: ['people'],
  }),
  sensitivePeople: (source, bound) => {
    const high = factSubjects.sensitivePeople?.(source) ?? { value: null, facts: [] }
    if (bound === 'high') return high
    return { ...high, value: sensitiveLower(source.sheet, sensitiveKeys(source.categories)) }
  },
  lossYuan: ({ sheet }, bound) => ({ value: factValue(sheet, 'lossYuan')?.[bound], facts: ['lossYuan'] }),
}

export const gradeSubjectKeys = Object.keys(gradeSubjects)
