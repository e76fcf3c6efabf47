import type { Category, CategoryKind } from './datamap.ts'
import type { Mark } from './dutyRule.ts'
import { categoriesOf, peopleUpper } from './factSheet.ts'
import { type FactSheet, factValue } from './facts.ts'

/** What criminal law counts by: 条, with a threshold for each sort (2017 interpretation Art. 5(1), items 3 to 5). */
export type RecordSort = 'track' | 'lodging' | 'other'

export interface PoliceLine {
  key: 'taken' | 'taken_grave' | 'refused'
  /** Law of the catalogue, edition and article. */
  basis: { law: string; version: string; article: { 'zh-CN': string; en: string } }
  mark: Mark
  sort: RecordSort
  /** Records from which it is a crime; insiders are counted at half. */
  threshold: number
  insider: boolean
  standing: 'reached' | 'near' | 'below' | 'unknown'
}

export type PoliceReason =
  | 'suspected'
  | 'ransom'
  | 'insider'
  | 'malicious'
  | 'records'
  | 'near'
  | 'unknown_count'

export interface PoliceView {
  /** `likely`: report; `near`: offered early; `unlikely`: as far as is known no crime. */
  verdict: 'likely' | 'near' | 'unlikely'
  reasons: PoliceReason[]
  lines: PoliceLine[]
  /** Records of the high estimate; people where records are not counted; `null` = not counted at all. */
  counted: number | null
  countedBy: 'records' | 'people' | null
}

const thresholds: Record<RecordSort, { taken: number; refused: number }> = {
  track: { taken: 50, refused: 500 },
  lodging: { taken: 500, refused: 5_000 },
  other: { taken: 5_000, refused: 50_000 },
}

/** Track, content of communications, credit, property: 50; lodging, health, transactions: 500; all else: 5,000. */
const sorts: Partial<Record<CategoryKind, RecordSort>> = {
  location: 'track',
  communications: 'track',
  financial: 'track',
  health: 'lodging',
  transactions: 'lodging',
}

/**
 * Is a report to the police near? Taking personal information is a crime from 50, 500 or 5,000 records by what they are,
 * from half of that for insiders, and grave from ten times (Criminal Law Art. 253-1; interpretation of 2017, Art. 5).
 * Where an order to correct was refused and a leak followed, 500, 5,000 or 50,000 (Art. 286-1; interpretation of 2019,
 * Art. 4). The high estimate counts; from half a threshold it is near, and so it is while nobody has counted.
 */
export function policeView(sheet: FactSheet, categories: readonly Category[]): PoliceView {
  const sort = gravestSort(categoriesOf(sheet), categories)
  const records = factValue(sheet, 'records')?.high ?? null
  const counted = records ?? peopleUpper(sheet)
  const insider = factValue(sheet, 'insider') === true
  const lines = linesFor(sort, insider, counted, typeof factValue(sheet, 'orderedAt') === 'number')
  const reasons = reasonsFor(sheet, lines)
  return {
    verdict: verdictOf(reasons),
    reasons,
    lines,
    counted,
    countedBy: counted === null ? null : records === null ? 'people' : 'records',
  }
}

/** The sort with the lowest threshold among what was lost; all else where nothing of it is known. */
function gravestSort(lost: readonly string[] | null, categories: readonly Category[]): RecordSort {
  const found = categories
    .filter(({ key }) => lost?.includes(key))
    .flatMap(({ kinds = [] }) => kinds.flatMap((kind) => sorts[kind] ?? []))
  return (['track', 'lodging'] as const).find((sort) => found.includes(sort)) ?? 'other'
}

function linesFor(
  sort: RecordSort,
  insider: boolean,
  counted: number | null,
  ordered: boolean,
): PoliceLine[] {
  const { taken, refused } = thresholds[sort]
  const from = insider ? taken / 2 : taken
  const line = (key: PoliceLine['key'], threshold: number, basis: PoliceLine['basis']): PoliceLine => ({
    key,
    basis,
    mark: 'V1',
    sort,
    threshold,
    insider: insider && key !== 'refused',
    standing: standingAt(threshold, counted),
  })
  return [
    line('taken', from, article5),
    line('taken_grave', from * 10, article5),
    ...(ordered ? [line('refused', refused, article4)] : []),
  ]
}

const article5: PoliceLine['basis'] = {
  law: 'information_crimes',
  version: '2017',
  article: { 'zh-CN': '第五条', en: 'Art. 5' },
}
const article4: PoliceLine['basis'] = {
  law: 'network_crimes',
  version: '2019',
  article: { 'zh-CN': '第四条', en: 'Art. 4' },
}

function standingAt(threshold: number, counted: number | null): PoliceLine['standing'] {
  if (counted === null) return 'unknown'
  if (counted >= threshold) return 'reached'
  return counted * 2 >= threshold ? 'near' : 'below'
}

function reasonsFor(sheet: FactSheet, [taken]: readonly PoliceLine[]): PoliceReason[] {
  const ransom = factValue(sheet, 'ransom')
  const onPurpose =
    factValue(sheet, 'malicious') === true || factValue(sheet, 'breachKinds')?.includes('illegal_access')
  const checks: [PoliceReason, boolean | undefined][] = [
    ['suspected', factValue(sheet, 'suspectedCrime') === true],
    ['ransom', ransom != null && ransom !== 'none'],
    ['insider', factValue(sheet, 'insider') === true],
    ['malicious', onPurpose],
    ['records', taken?.standing === 'reached'],
    ['near', taken?.standing === 'near'],
    ['unknown_count', taken?.standing === 'unknown'],
  ]
  return checks.flatMap(([reason, holds]) => (holds ? [reason] : []))
}

/** A number alone is no crime: somebody must have taken it. Suspicion, a ransom or an act on purpose is enough. */
function verdictOf(reasons: readonly PoliceReason[]): PoliceView['verdict'] {
  const has = (reason: PoliceReason) => reasons.includes(reason)
  if (has('suspected') || has('ransom')) return 'likely'
  if (has('records') && (has('malicious') || has('insider'))) return 'likely'
  return reasons.length > 0 ? 'near' : 'unlikely'
}
