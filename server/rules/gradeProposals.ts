import type { Category } from './datamap.ts'
import { forceOn } from './duties.ts'
import { enisaScore } from './enisa.ts'
import { proposeEnisa } from './enisaProposal.ts'
import { peopleLower, peopleUpper, sensitiveUpper } from './factSheet.ts'
import { sensitiveKeys } from './factSubjects.ts'
import { type FactKey, type FactSheet, factValue } from './facts.ts'
import { type GradingScheme, proposeGrade } from './grading.ts'

/** What one scheme makes of the facts now; kept whenever it changes. */
export interface ProposedGrade {
  /** `company`, `enisa`, or the id of a scheme of `templates/grading`. */
  scheme: string
  /** A grade of the scheme; `null` = nothing is known that could decide it. */
  grade: string | null
  /** Key of the line that decided; empty where none was reached. */
  line: string
  provisional: boolean
  needsCounsel: boolean
  open: FactKey[]
  /** What it was read from, so that a later reader sees why it was so. Never `undefined` inside: it is kept as JSON. */
  inputs: Record<string, unknown>
}

export interface GradingInput {
  schemes: readonly GradingScheme[]
  categories: readonly Category[]
  /** Day of the incident (YYYY-MM-DD): a scheme that was not in force then proposes nothing. */
  day: string
  /** The company's own class as it stands; empty while an event waits to be judged. */
  severity: string
}

/** Every scheme's proposal, side by side: the company's class, the national schemes in force, ENISA. */
export function proposedGrades(sheet: FactSheet, input: GradingInput): ProposedGrade[] {
  const standing = input.schemes.filter((scheme) => forceOn(scheme, input.day) === 'yes')
  return [
    ...(input.severity ? [companyGrade(sheet, input.severity)] : []),
    ...standing.map((scheme) => nationalGrade(scheme, sheet, input.categories)),
    enisaGrade(sheet, input.categories),
  ]
}

function companyGrade(sheet: FactSheet, severity: string): ProposedGrade {
  const personalInformation = factValue(sheet, 'personalInformation') ?? null
  const forced = personalInformation === 'yes' || personalInformation === 'maybe'
  return {
    scheme: 'company',
    grade: severity,
    line: forced ? 'personal_information' : 'plan',
    provisional: false,
    needsCounsel: false,
    open: [],
    inputs: { personalInformation },
  }
}

function nationalGrade(
  scheme: GradingScheme,
  sheet: FactSheet,
  categories: readonly Category[],
): ProposedGrade {
  const {
    grade,
    line,
    provisional,
    needsCounsel,
    open,
    categories: fitting,
  } = proposeGrade(scheme, sheet, categories)
  return {
    scheme: scheme.id,
    grade,
    line: line?.key ?? '',
    provisional,
    needsCounsel,
    open,
    inputs: { ...counts(sheet, categories), ...(scheme.categories ? { categories: fitting } : {}) },
  }
}

/** The counts that lines turn on, as they stood. */
const counts = (sheet: FactSheet, categories: readonly Category[]) => ({
  people: { low: peopleLower(sheet), high: peopleUpper(sheet) },
  sensitivePeople: sensitiveUpper(sheet, sensitiveKeys(categories)),
  lossYuan: factValue(sheet, 'lossYuan')?.high ?? null,
})

function enisaGrade(sheet: FactSheet, categories: readonly Category[]): ProposedGrade {
  const { inputs, open, flags } = proposeEnisa({ sheet, categories })
  const score = inputs && enisaScore(inputs)
  return {
    scheme: 'enisa',
    grade: score?.band ?? null,
    line: '',
    provisional: true,
    needsCounsel: false,
    open,
    inputs: { chosen: inputs, score: score?.score ?? null, ...flags },
  }
}
