import { factDefinitions } from './factDefinitions.ts'
import { peopleLower, peopleUpper } from './factSheet.ts'
import { type Fact, type FactKey, type FactSheet, factOf, type Language } from './facts.ts'
import type { AudienceKey, FactUse } from './notice.ts'
import { type Names, sayPeople } from './say.ts'
import { sayFact } from './sayFact.ts'

/** Whom a text is for. The public, like an authority, is told of all groups at once. */
export interface FactPlace {
  group: string
  language: Language
  audience: AudienceKey
}

/**
 * The rows that answer a fact for a reader: the row of their own group, else everybody's. For the public everybody's,
 * or all the groups' where there is no such row; categories are always those of all groups together.
 */
export function rowsFor(sheet: FactSheet, key: FactKey, place: FactPlace): Fact[] {
  const language = factLanguage(key, place.language)
  const own = factOf(sheet, key, { group: place.audience === 'public' ? '' : place.group, language })
  if (place.audience !== 'public' || (own && key !== 'categories')) return own ? [own] : []
  return sheet.filter((fact) => fact.key === key && fact.language === language)
}

/** The fact in words for that reader; `null` when to be verified, `undefined` when nobody looked (in that language). */
export function sayFor(
  sheet: FactSheet,
  key: FactKey,
  place: FactPlace,
  names: Names,
): string | null | undefined {
  const rows = rowsFor(sheet, key, place)
  if (rows.length === 0) return undefined
  const { language } = place
  if (key === 'people') return sayHeads(sheet, rows, place)
  if (key === 'categories') return sayFact({ ...rows[0]!, value: unionOf(rows) }, language, names)
  const said = rows.flatMap((row) => sayFact(row, language, names) ?? [])
  return said.length === 0 ? null : [...new Set(said)].join('\n')
}

/** Which versions answered, for `changedSince`; a fact nobody looked at is used as version 0. */
export function usesOf(sheet: FactSheet, key: FactKey, place: FactPlace): FactUse[] {
  const language = factLanguage(key, place.language)
  const rows = rowsFor(sheet, key, place)
  if (place.audience === 'public') {
    const groups = new Set(['', ...rows.map((row) => row.group)])
    return [...groups].map((group) =>
      sourceOf(
        rows.find((row) => row.group === group),
        key,
        group,
        language,
      ),
    )
  }
  return [sourceOf(rows[0], key, place.group, language)]
}

/** Categories over several rows, each once. A row to be verified adds none. */
export const unionOf = (rows: readonly Fact[]): string[] | null => {
  const all = [...new Set(rows.flatMap((row) => (row.value as string[] | null) ?? []))]
  return all.length > 0 ? all : null
}

/** Text has a row per language, everything else one row. */
export const factLanguage = (key: FactKey, language: Language): Language | '' =>
  textKeys.has(key) ? language : ''

const textKeys = new Set(factDefinitions.filter((d) => d.shape.kind === 'text').map((d) => d.key))

const sourceOf = (row: Fact | undefined, key: FactKey, group: string, language: Language | ''): FactUse => ({
  key,
  group,
  language,
  from: row?.group ?? '',
  version: row?.version ?? 0,
})

/** Groups may overlap, so without a count of everybody only the bound is said. */
function sayHeads(sheet: FactSheet, rows: readonly Fact[], { language, audience }: FactPlace): string | null {
  const [row] = rows
  if (row && (audience !== 'public' || row.group === '')) {
    return row.value ? sayPeople(row.value as Parameters<typeof sayPeople>[0], language) : null
  }
  const high = peopleUpper(sheet)
  return high === null ? null : sayPeople({ low: peopleLower(sheet) ?? 0, best: 0, high }, language)
}
