import type { Fact, FactKey, FactSheet, Language } from './facts.ts'
import type { Names } from './say.ts'
import { sayFact } from './sayFact.ts'

/** What a customer is told of an incident that touches its data: facts, no legal conclusion (duties.md g.19). */
export interface FactPack {
  /** `group: ''` = true for all of the customer's people. */
  rows: { key: FactKey; group: string; value: string | null; withheld: boolean }[]
}

/** What it holds, in order. Counts and places are the customer's own or none: a total would tell of the others. */
const keys: readonly { key: FactKey; own?: true }[] = [
  { key: 'breachKinds' },
  { key: 'certainty' },
  { key: 'occurredAt' },
  { key: 'discoveredAt' },
  { key: 'learnedAt' },
  { key: 'confirmedAt' },
  { key: 'categories' },
  { key: 'people', own: true },
  { key: 'minors', own: true },
  { key: 'regions', own: true },
  { key: 'cause' },
  { key: 'harm' },
  { key: 'measuresTaken' },
  { key: 'measuresPlanned' },
  { key: 'advice' },
  { key: 'remedies' },
  { key: 'trend' },
  { key: 'contact' },
]

interface Reader {
  /** Groups of affected people that are the customer's own. */
  groups: readonly string[]
  /** Names that this reader must not learn: other customers. */
  otherNames: readonly string[]
  language: Language
  names: Names
}

/**
 * The facts for one customer: those of its own groups, then those true for all. A text that names another customer is
 * withheld whole, and says so; a fact that nobody has settled reads `null`, to be verified.
 */
export function factPack(sheet: FactSheet, reader: Reader): FactPack {
  return { rows: keys.flatMap(({ key, own }) => rowsOf(sheet, key, own === true, reader)) }
}

function rowsOf(sheet: FactSheet, key: FactKey, own: boolean, reader: Reader): FactPack['rows'] {
  const found = (group: string) =>
    sheet.find(
      (fact) =>
        fact.key === key &&
        fact.group === group &&
        (fact.language === '' || fact.language === reader.language),
    )
  const groups = reader.groups.flatMap((group) => found(group) ?? [])
  if (groups.length > 0) return groups.map((fact) => rowOf(fact, reader))
  const all = own ? undefined : found('')
  return [all ? rowOf(all, reader) : { key, group: '', value: null, withheld: false }]
}

function rowOf(fact: Fact, { language, names, otherNames }: Reader): FactPack['rows'][number] {
  const { key, group } = fact
  const value = sayFact(fact, language, names)
  const withheld = value !== null && namesAny(value, otherNames)
  return { key, group, value: withheld ? null : value, withheld }
}

/** Full-width, case and spaces aside. */
const namesAny = (text: string, names: readonly string[]): boolean => {
  const plain = plainName(text)
  return names.some((name) => plainName(name) !== '' && plain.includes(plainName(name)))
}

export const plainName = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, '')
