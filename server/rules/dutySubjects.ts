import type { Answer } from './condition.ts'
import { type ConfirmedGrade, gradeInForce } from './confirmedGrade.ts'
import { type FactSource, factSubjects } from './factSubjects.ts'
import { factValue } from './facts.ts'
import { type GradingScheme, proposeGrade } from './grading.ts'
import { nexusWith, peopleIn } from './nexus.ts'
import type { Profile } from './profile.ts'

/** What a duty's condition is answered from. */
export interface Source extends FactSource {
  profile: Profile
  scheme: GradingScheme | undefined
  confirmed?: ConfirmedGrade | undefined
  /** Every scheme and what a person confirmed of each: a rule may ask another scheme's grade than its pack's own. */
  schemes: readonly GradingScheme[]
  allConfirmed: Readonly<Record<string, ConfirmedGrade>>
  filed: readonly string[]
  /** The pack's jurisdiction. */
  place: string
}

/** What is known about a subject; one nobody can answer is unknown. */
export const answerTo = (subject: string, source: Source): Answer =>
  (subjects[subject] ?? (() => ({ value: null, facts: [] })))(source)

/** Everything a condition may ask about. A pack that asks for anything else is refused at start. */
const subjects: Record<string, (source: Source) => Answer> = {
  ...factSubjects,
  grade: (source) => gradeAnswer(source.scheme, source.confirmed, source),
  'grade.cac': (source) => gradeBy('cac', source),
  'grade.miit': (source) => gradeBy('miit', source),
  role: ({ sheet, profile }) => {
    const stated = factValue(sheet, 'role')
    const usual = stated === undefined ? (profile.role ?? 'handler') : stated
    return { value: usual, facts: ['role'], provisional: stated === undefined }
  },
  operatorType: ({ sheet, profile }) => {
    const stated = factValue(sheet, 'operatorType')
    return { value: stated === undefined ? profile.operatorType : stated, facts: ['operatorType'] }
  },
  nexus: ({ sheet, profile, place }) => nexusWith(place, sheet, profile),
  peopleThere: ({ sheet, place }) => peopleIn(place, sheet),
  ordered: ({ sheet }) => ({
    value: typeof factValue(sheet, 'orderedAt') === 'number',
    facts: ['orderedAt'],
  }),
  province: ({ profile }) => ({ value: profile.province || null, facts: [] }),
  sectors: ({ profile }) => ({ value: profile.sectors, facts: [] }),
  peopleProcessed: ({ profile }) => ({ value: profile.peopleProcessed, facts: [] }),
  traits: ({ profile }) => ({ value: profile.traits ?? [], facts: [] }),
  presence: ({ profile }) => ({ value: profile.presence ?? [], facts: [] }),
  filed: ({ filed }) => ({ value: filed, facts: [] }),
}

const gradeBy = (id: string, source: Source): Answer =>
  gradeAnswer(
    source.schemes.find((scheme) => scheme.id === id),
    source.allConfirmed[id],
    source,
  )

function gradeAnswer(
  scheme: GradingScheme | undefined,
  confirmed: ConfirmedGrade | undefined,
  { sheet, categories }: Source,
): Answer {
  if (!scheme) return { value: null, facts: [] }
  const proposal = proposeGrade(scheme, sheet, categories)
  const settled = confirmed !== undefined && confirmed.proposed === proposal.grade
  return {
    value: gradeInForce(proposal.grade, confirmed),
    facts: proposal.facts,
    provisional: !settled && proposal.provisional,
    counsel: !settled && proposal.needsCounsel,
  }
}

export const subjectKeys = Object.keys(subjects)
