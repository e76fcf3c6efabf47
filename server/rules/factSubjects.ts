import type { Answer } from './condition.ts'
import type { Category } from './datamap.ts'
import { categoriesOf, minorsUpper, peopleUpper, sensitiveUpper } from './factSheet.ts'
import { breachKinds, type FactKey, type FactSheet, factValue, figureKeys } from './facts.ts'

/** What the fact sheet alone can answer. */
export interface FactSource {
  sheet: FactSheet
  /** The data map's categories: which are sensitive, and of what kind. */
  categories: readonly Category[]
}

type Subject = (source: FactSource) => Answer

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

/** Subjects that duties and grading lines share. Numbers are the high estimates. */
export const factSubjects: Record<string, Subject> = {
  personalInformation: ({ sheet }) => {
    const value = factValue(sheet, 'personalInformation')
    const known = value === 'unknown' ? null : value
    return { value: known, facts: ['personalInformation'], provisional: known === 'maybe' }
  },
  breachKinds: ({ sheet }) => breachKindsAnswer(sheet),
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
  /** Somebody judged that there is no offence; while nobody did, it is not ruled out. */
  crimeRuledOut: ({ sheet }) => ({
    value: factValue(sheet, 'suspectedCrime') === false,
    facts: ['suspectedCrime'],
  }),
  ransom: ({ sheet }) => {
    const ransom = factValue(sheet, 'ransom')
    return { value: ransom == null ? null : ransom !== 'none', facts: ['ransom'] }
  },
  ...each(plain, (key) => [key, fact(key)]),
  ...each(figureKeys, (key) => [
    `figures.${key}`,
    ({ sheet }) => ({ value: factValue(sheet, 'figures')?.[key], facts: ['figures'] }),
  ]),
}

export const sensitiveKeys = (categories: readonly Category[]): string[] =>
  categories.filter(({ sensitive }) => sensitive).map(({ key }) => key)

/** Of what kinds the lost categories are; `sensitive` is one of them. */
export function kindsOf(categories: readonly Category[], lost: readonly string[]): string[] {
  const found = categories.filter(({ key }) => lost.includes(key))
  const kinds = found.flatMap(({ kinds = [], sensitive }) => (sensitive ? [...kinds, 'sensitive'] : kinds))
  return [...new Set(kinds)]
}

/** Which kind is not known yet: the worst stands in, since a breach is at least one of them. */
function breachKindsAnswer(sheet: FactSheet): Answer {
  const kinds = factValue(sheet, 'breachKinds')
  if (kinds && kinds.length > 0) return { value: kinds, facts: ['breachKinds'] }
  return { value: breachKinds, facts: ['breachKinds'], provisional: true, assumed: true }
}
