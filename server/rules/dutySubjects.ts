import type { Answer } from './condition.ts'
import { type ConfirmedGrade, gradeInForce } from './confirmedGrade.ts'
import type { Category } from './datamap.ts'
import { categoriesOf, minorsUpper, peopleUpper, sensitiveUpper } from './factSheet.ts'
import { type FactKey, type FactSheet, factValue, figureKeys } from './facts.ts'
import { breachKindsAnswer, type GradingScheme, proposeGrade } from './grading.ts'
import { nexusWith, peopleIn } from './nexus.ts'
import type { Profile } from './profile.ts'

/** What a duty's condition is answered from. */
export interface Source {
  sheet: FactSheet
  profile: Profile
  scheme: GradingScheme | undefined
  confirmed?: ConfirmedGrade | undefined
  filed: readonly string[]
  /** The data map's categories. */
  categories: readonly Category[]
  /** The pack's jurisdiction. */
  place: string
}

/** What is known about a subject; one nobody can answer is unknown. */
export const answerTo = (subject: string, source: Source): Answer =>
  (subjects[subject] ?? (() => ({ value: null, facts: [] })))(source)

type Subject = (source: Source) => Answer

const fact =
  (key: FactKey): Subject =>
  ({ sheet }) => ({ value: factValue(sheet, key), facts: [key] })

const each = <K extends string>(keys: readonly K[], of: (key: K) => readonly [string, Subject]) =>
  Object.fromEntries(keys.map(of))

/** Facts that a condition reads as they stand. */
const plain = [
  'certainty',
  'risk',
  'threat',
  'harmsRights',
  'harmAvoided',
  'suspectedCrime',
  'importantData',
  'coreData',
  'keysSafe',
  'malicious',
  'insider',
  'thirdParty',
  'crossBorder',
  'foreignRequest',
  'productFlaw',
  'nationalSecurity',
  'severeConsequences',
] as const

/** Everything a condition may ask about. A pack that asks for anything else is refused at start. */
const subjects: Record<string, Subject> = {
  personalInformation: ({ sheet }) => {
    const value = factValue(sheet, 'personalInformation')
    const known = value === 'unknown' ? null : value
    return { value: known, facts: ['personalInformation'], provisional: known === 'maybe' }
  },
  breachKinds: ({ sheet }) => breachKindsAnswer(sheet),
  grade: ({ sheet, scheme, confirmed }) => {
    if (!scheme) return { value: null, facts: [] }
    const proposal = proposeGrade(scheme, sheet)
    const facts: FactKey[] = proposal.grade === null ? proposal.open : ['people', 'lossYuan', 'importantData']
    const value = gradeInForce(proposal.grade, confirmed)
    const settled = confirmed !== undefined && confirmed.proposed === proposal.grade
    return {
      value,
      facts,
      provisional: !settled && proposal.provisional,
      counsel: !settled && proposal.needsCounsel,
    }
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
  nexus: ({ sheet, profile, place }) => nexusWith(place, sheet, profile),
  peopleThere: ({ sheet, place }) => peopleIn(place, sheet),
  people: ({ sheet }) => ({ value: peopleUpper(sheet), facts: ['people'] }),
  sensitivePeople: ({ sheet, categories }) => ({
    value: sensitiveUpper(sheet, sensitiveKeys(categories)),
    facts: ['people', 'categories'],
  }),
  records: ({ sheet }) => ({ value: factValue(sheet, 'records')?.high, facts: ['records'] }),
  under18: ({ sheet }) => ({ value: minorsUpper(sheet)?.under18, facts: ['minors'] }),
  under14: ({ sheet }) => ({ value: minorsUpper(sheet)?.under14, facts: ['minors'] }),
  categories: ({ sheet }) => ({ value: categoriesOf(sheet), facts: ['categories'] }),
  categoryKinds: ({ sheet, categories }) => {
    const lost = categoriesOf(sheet)
    return { value: lost && kindsOf(categories, lost), facts: ['categories'] }
  },
  ransom: ({ sheet }) => {
    const ransom = factValue(sheet, 'ransom')
    return { value: ransom == null ? null : ransom !== 'none', facts: ['ransom'] }
  },
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
  ...each(plain, (key) => [key, fact(key)]),
  ...each(figureKeys, (key) => [
    `figures.${key}`,
    ({ sheet }) => ({ value: factValue(sheet, 'figures')?.[key], facts: ['figures'] }),
  ]),
}

export const subjectKeys = Object.keys(subjects)

const sensitiveKeys = (categories: readonly Category[]) =>
  categories.filter(({ sensitive }) => sensitive).map(({ key }) => key)

function kindsOf(categories: readonly Category[], lost: readonly string[]): string[] {
  const found = categories.filter(({ key }) => lost.includes(key))
  const kinds = found.flatMap(({ kinds = [], sensitive }) => (sensitive ? [...kinds, 'sensitive'] : kinds))
  return [...new Set(kinds)]
}
