import { type Fact, type FactKey, type FactSheet, type FactValues, factValue, type People } from './facts.ts'

/** The newest version of every (key, group, language), whatever the order the rows come in. */
export function currentSheet(allVersions: readonly Fact[]): FactSheet {
  const newest = new Map<string, Fact>()
  for (const fact of allVersions) {
    const id = `${fact.key}\n${fact.group}\n${fact.language}`
    const known = newest.get(id)
    if (!known || fact.version > known.version) newest.set(id, fact)
  }
  return [...newest.values()]
}

/**
 * The most people that may be affected: the high estimate for everybody, else the sum of the groups' high estimates
 * (groups may overlap, so the sum is an upper bound). `null` when nobody has counted anything: never 0 for unknown.
 */
export function peopleUpper(sheet: FactSheet): number | null {
  const everybody = factValue(sheet, 'people')
  if (everybody) return everybody.high
  const groups = perGroup(sheet, 'people').map((people) => people.high)
  return groups.length > 0 ? groups.reduce((sum, high) => sum + high, 0) : null
}

/** The fewest people that are affected, by the same reading as `peopleUpper`; overlapping groups count once. */
export function peopleLower(sheet: FactSheet): number | null {
  const everybody = factValue(sheet, 'people')
  if (everybody) return everybody.low
  const groups = perGroup(sheet, 'people').map((people) => people.low)
  return groups.length > 0 ? Math.max(...groups) : null
}

/**
 * Minors among the affected: for everybody, else the groups' sum. A group whose count is to be verified leaves the
 * whole unknown (`null`) unless others already counted some.
 */
export function minorsUpper(sheet: FactSheet): FactValues['minors'] | null {
  const everybody = factValue(sheet, 'minors')
  if (everybody !== undefined) return everybody
  const rows = sheet.filter((fact) => fact.key === 'minors')
  const groups = perGroup(sheet, 'minors')
  const under14 = groups.reduce((sum, group) => sum + group.under14, 0)
  const under18 = groups.reduce((sum, group) => sum + group.under18, 0)
  const settled = groups.length > 0 && (groups.length === rows.length || under18 > 0)
  return settled ? { under14, under18 } : null
}

/**
 * The most people whose sensitive information is concerned: the high estimates of the groups that lost some, or of everybody
 * where the categories are not kept by group. `null` when the categories or the people are not known.
 */
export function sensitiveUpper(sheet: FactSheet, sensitive: readonly string[]): number | null {
  const isSensitive = (lost: readonly string[]) => lost.some((key) => sensitive.includes(key))
  const all = peopleUpper(sheet)
  const rows = sheet.filter((fact) => fact.key === 'categories' && fact.value !== null)
  if (rows.length === 0 || all === null) return null
  const hit = rows.filter((fact) => isSensitive(fact.value as string[]))
  const counts = hit.map(({ group }) => (group ? factValue(sheet, 'people', { group })?.high : all) ?? all)
  return Math.min(
    all,
    counts.reduce((total, high) => total + high, 0),
  )
}

/** The fewest of them, by the same reading: the largest low estimate among the groups that lost some. */
export function sensitiveLower(sheet: FactSheet, sensitive: readonly string[]): number | null {
  const isSensitive = (lost: readonly string[]) => lost.some((key) => sensitive.includes(key))
  const all = peopleLower(sheet)
  const rows = sheet.filter((fact) => fact.key === 'categories' && fact.value !== null)
  if (rows.length === 0 || all === null) return null
  const hit = rows.filter((fact) => isSensitive(fact.value as string[]))
  const counts = hit.map(({ group }) => (group ? (factValue(sheet, 'people', { group })?.low ?? 0) : all))
  return Math.max(0, ...counts)
}

/** Every category that any group lost; `null` when nobody knows. */
export function categoriesOf(sheet: FactSheet): string[] | null {
  const known = allOf(sheet, 'categories')
  return known.length > 0 ? [...new Set(known.flat())] : null
}

export interface Contradiction {
  keys: [FactKey, FactKey]
  code:
    | 'before'
    | 'out_of_order'
    | 'more_minors_than_people'
    | 'group_larger_than_all'
    | 'no_people_in_breach'
}

/**
 * Facts that cannot both be true. They never block saving (both may be somebody's honest account); they are shown
 * until one is mended. An instant contradicts when it lies before one it must follow.
 */
export function contradictions(sheet: FactSheet): Contradiction[] {
  return [...wrongOrder(sheet), ...wrongCounts(sheet), ...noBreach(sheet)]
}

/** [later, earlier]: the first cannot have happened before the second. */
const order: readonly [FactKey, FactKey][] = [
  ['discoveredAt', 'occurredAt'],
  ['learnedAt', 'occurredAt'],
  ['confirmedAt', 'discoveredAt'],
  ['harmKnownAt', 'occurredAt'],
  ['orderedAt', 'occurredAt'],
  ['suspectedAt', 'occurredAt'],
  ['assessedAt', 'discoveredAt'],
  ['endedAt', 'discoveredAt'],
]

function wrongOrder(sheet: FactSheet): Contradiction[] {
  const wrong = order.filter(([later, earlier]) => {
    const [a, b] = [factValue(sheet, later), factValue(sheet, earlier)]
    return typeof a === 'number' && typeof b === 'number' && a < b
  })
  return wrong.map((keys) => ({ keys, code: 'before' }))
}

function wrongCounts(sheet: FactSheet): Contradiction[] {
  const found: Contradiction[] = []
  const upper = peopleUpper(sheet)
  for (const key of ['people', 'lossYuan', 'records'] as const) {
    if (allOf(sheet, key).some((range) => !isOrdered(range)))
      found.push({ keys: [key, key], code: 'out_of_order' })
  }
  const minors = allOf(sheet, 'minors')
  if (minors.some((m) => m.under14 > m.under18))
    found.push({ keys: ['minors', 'minors'], code: 'out_of_order' })
  if (upper !== null && minors.some((m) => m.under18 > upper))
    found.push({ keys: ['minors', 'people'], code: 'more_minors_than_people' })
  if (upper !== null && perGroup(sheet, 'people').some((group) => group.low > upper))
    found.push({ keys: ['people', 'people'], code: 'group_larger_than_all' })
  return found
}

/** "Not involved" beside a count of affected people: one of them is wrong. */
function noBreach(sheet: FactSheet): Contradiction[] {
  const involved = factValue(sheet, 'personalInformation') !== 'no'
  const counted = (peopleLower(sheet) ?? 0) > 0
  return involved || !counted
    ? []
    : [{ keys: ['personalInformation', 'people'], code: 'no_people_in_breach' }]
}

const isOrdered = ({ low, best, high }: People) => low <= best && best <= high

function allOf<K extends FactKey>(sheet: FactSheet, key: K): FactValues[K][] {
  const rows = sheet.filter((fact) => fact.key === key && fact.value !== null && fact.value !== undefined)
  return rows.map((fact) => fact.value as FactValues[K])
}

function perGroup<K extends FactKey>(sheet: FactSheet, key: K): FactValues[K][] {
  return allOf(
    sheet.filter((fact) => fact.group !== ''),
    key,
  )
}
