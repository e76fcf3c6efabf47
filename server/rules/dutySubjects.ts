import type { Answer } from './condition.ts'
import { categoriesOf, minorsUpper } from './factSheet.ts'
import { type FactKey, type FactSheet, factValue } from './facts.ts'
import { breachKindsAnswer, type GradingScheme, proposeGrade } from './grading.ts'
import type { Profile } from './profile.ts'

/** What a duty's condition is answered from. */
export interface Source {
  sheet: FactSheet
  profile: Profile
  scheme: GradingScheme | undefined
  filed: readonly string[]
}

/** What is known about a subject; one nobody can answer is unknown. */
export const answerTo = (subject: string, source: Source): Answer =>
  (subjects[subject] ?? (() => ({ value: null, facts: [] })))(source)

/** Everything a condition may ask about. A pack that asks for anything else is refused at start. */
const subjects: Record<string, (source: Source) => Answer> = {
  personalInformation: ({ sheet }) => {
    const value = factValue(sheet, 'personalInformation')
    const known = value === 'unknown' ? null : value
    return { value: known, facts: ['personalInformation'], provisional: known === 'maybe' }
  },
  breachKinds: ({ sheet }) => breachKindsAnswer(sheet),
  grade: ({ sheet, scheme }) => {
    if (!scheme) return { value: null, facts: [] }
    const proposal = proposeGrade(scheme, sheet)
    const facts: FactKey[] = proposal.grade === null ? proposal.open : ['people', 'lossYuan', 'importantData']
    return { value: proposal.grade, facts, provisional: proposal.provisional, counsel: proposal.needsCounsel }
  },
  role: ({ sheet, profile }) => {
    const stated = factValue(sheet, 'role')
    const usual = stated === undefined ? (profile.role ?? 'handler') : stated
    return { value: usual, facts: ['role'], provisional: stated === undefined }
  },
  operatorType: ({ sheet, profile }) => {
    const stated = factValue(sheet, 'operatorType')
    return { value: stated === undefined ? profile.operatorType : stated, facts: ['operatorType'] }
  },
  under18: ({ sheet }) => ({ value: minorsUpper(sheet)?.under18, facts: ['minors'] }),
  harmsRights: ({ sheet }) => ({ value: factValue(sheet, 'harmsRights'), facts: ['harmsRights'] }),
  suspectedCrime: ({ sheet }) => ({ value: factValue(sheet, 'suspectedCrime'), facts: ['suspectedCrime'] }),
  importantData: ({ sheet }) => ({ value: factValue(sheet, 'importantData'), facts: ['importantData'] }),
  categories: ({ sheet }) => ({ value: categoriesOf(sheet), facts: ['categories'] }),
  province: ({ profile }) => ({ value: profile.province || null, facts: [] }),
  sectors: ({ profile }) => ({ value: profile.sectors, facts: [] }),
  peopleProcessed: ({ profile }) => ({ value: profile.peopleProcessed, facts: [] }),
  filed: ({ filed }) => ({ value: filed, facts: [] }),
}

export const subjectKeys = Object.keys(subjects)
