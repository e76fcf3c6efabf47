/**
 * The fact sheet: the one versioned source that duties, notices and reports draw from.
 *
 * A fact is a row: key, group of people it is true for, language where it is text, version and value. A value of
 * `null` means "to be verified" (待核实): somebody looked, and it is not known yet. An absent row means nobody looked.
 */

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

/** Text that exists in several languages; a missing one blocks that language's notice, never the others. */
export type Wording = Partial<Record<Language, string>>

/** Text of a shipped template: in every language, always. */
export type FullWording = Record<Language, string>

/** A head count. Counted in people, not records (CAC grading annex); every bound is a whole number >= 0. */
export interface People {
  low: number
  best: number
  high: number
}

/** One set of affected people that lost the same things. */
export interface Group {
  key: string
  name: Wording
}

/** Where affected people are: ISO 3166-1 alpha-2, CN meaning the mainland. `people: null` = not counted yet. */
export interface Region {
  region: string
  people: number | null
}

/** Minors among the affected. Line at 18 for telling (minors' regulation Art. 35), at 14 for sensitivity (PIPL 28). */
export interface Minors {
  under14: number
  under18: number
}

export interface Ransom {
  amount: string
  method: string
  askedAt: number
}

/** Value by key. Instants are epoch milliseconds; money is whole CNY. */
export interface FactValues {
  personalInformation: 'yes' | 'maybe' | 'unknown' | 'no'
  breachKinds: ('leak' | 'tamper' | 'damage' | 'loss')[]
  certainty: 'confirmed' | 'possible'
  occurredAt: number
  discoveredAt: number
  learnedAt: number
  confirmedAt: number
  /** When harm to people's or organisations' lawful rights became known (NDSMR Art. 11(2)). */
  harmKnownAt: number
  endedAt: number
  orderedAt: number
  functions: string[]
  categories: string[]
  systems: string[]
  place: string
  people: People
  groups: Group[]
  regions: Region[]
  minors: Minors
  role: 'handler' | 'processor' | 'joint'
  operatorType: 'cii' | 'organ' | 'other'
  harmsRights: boolean
  harmAvoided: boolean
  lossYuan: People
  importantData: boolean
  suspectedCrime: boolean
  ransom: Ransom | 'none'
  cause: string
  harm: string
  measuresTaken: string
  measuresPlanned: string
  advice: string
  remedies: string
  contact: string
  summary: string
  trend: string
  leads: string
  support: string
  evidence: string
}

export type FactKey = keyof FactValues

export type FactShape =
  | { kind: 'choice'; of: readonly string[] }
  | { kind: 'choices'; of: readonly string[] | 'functions' | 'categories' }
  | { kind: 'instant' | 'people' | 'money' | 'groups' | 'regions' | 'minors' | 'flag' | 'ransom' | 'list' }
  | { kind: 'text' }

export interface FactDefinition {
  key: FactKey
  section: 'event' | 'times' | 'data' | 'people' | 'story' | 'law'
  shape: FactShape
  /** May differ between groups of affected people. */
  perGroup?: true
  /** Written by an act of the console (ending the response, a regulator's order), never typed in. */
  byAct?: true
}

const text = { kind: 'text' } as const
const flag = { kind: 'flag' } as const
const instant = { kind: 'instant' } as const

export const factDefinitions: readonly FactDefinition[] = [
  {
    key: 'personalInformation',
    section: 'event',
    shape: { kind: 'choice', of: ['yes', 'maybe', 'unknown', 'no'] },
    byAct: true,
  },
  {
    key: 'breachKinds',
    section: 'event',
    shape: { kind: 'choices', of: ['leak', 'tamper', 'damage', 'loss'] },
  },
  { key: 'certainty', section: 'event', shape: { kind: 'choice', of: ['confirmed', 'possible'] } },
  { key: 'systems', section: 'event', shape: { kind: 'list' } },
  { key: 'functions', section: 'data', shape: { kind: 'choices', of: 'functions' } },
  { key: 'categories', section: 'data', shape: { kind: 'choices', of: 'categories' }, perGroup: true },
  { key: 'occurredAt', section: 'times', shape: instant },
  { key: 'discoveredAt', section: 'times', shape: instant },
  { key: 'learnedAt', section: 'times', shape: instant },
  { key: 'confirmedAt', section: 'times', shape: instant },
  { key: 'harmKnownAt', section: 'times', shape: instant },
  { key: 'endedAt', section: 'times', shape: instant, byAct: true },
  { key: 'orderedAt', section: 'times', shape: instant, byAct: true },
  { key: 'people', section: 'people', shape: { kind: 'people' }, perGroup: true },
  { key: 'groups', section: 'people', shape: { kind: 'groups' } },
  { key: 'regions', section: 'people', shape: { kind: 'regions' }, perGroup: true },
  { key: 'minors', section: 'people', shape: { kind: 'minors' }, perGroup: true },
  { key: 'role', section: 'law', shape: { kind: 'choice', of: ['handler', 'processor', 'joint'] } },
  { key: 'operatorType', section: 'law', shape: { kind: 'choice', of: ['cii', 'organ', 'other'] } },
  { key: 'harmsRights', section: 'law', shape: flag },
  { key: 'harmAvoided', section: 'law', shape: flag },
  { key: 'lossYuan', section: 'law', shape: { kind: 'money' } },
  { key: 'importantData', section: 'law', shape: flag },
  { key: 'suspectedCrime', section: 'law', shape: flag },
  { key: 'ransom', section: 'law', shape: { kind: 'ransom' } },
  { key: 'summary', section: 'story', shape: text },
  { key: 'place', section: 'story', shape: text },
  { key: 'cause', section: 'story', shape: text },
  { key: 'harm', section: 'story', shape: text, perGroup: true },
  { key: 'measuresTaken', section: 'story', shape: text },
  { key: 'measuresPlanned', section: 'story', shape: text },
  { key: 'advice', section: 'story', shape: text, perGroup: true },
  { key: 'remedies', section: 'story', shape: text, perGroup: true },
  { key: 'contact', section: 'story', shape: text },
  { key: 'trend', section: 'story', shape: text },
  { key: 'leads', section: 'story', shape: text },
  { key: 'support', section: 'story', shape: text },
  { key: 'evidence', section: 'story', shape: text },
]

export const definitionOf = (key: FactKey): FactDefinition | undefined =>
  factDefinitions.find((definition) => definition.key === key)

/** One current fact: the newest version of its (key, group, language). `group: ''` = everybody, `language: ''` = not text. */
export interface Fact {
  key: FactKey
  group: string
  language: Language | ''
  version: number
  value: unknown
  basis: string
  by: string
  at: number
}

export type FactSheet = readonly Fact[]

/** The value true for `group` (falling back to everybody), `null` when to be verified, `undefined` when nobody looked. */
export function factValue<K extends FactKey>(
  sheet: FactSheet,
  key: K,
  at: { group?: string; language?: Language } = {},
): FactValues[K] | null | undefined {
  const fact = factOf(sheet, key, at)
  return fact?.value as FactValues[K] | null | undefined
}

/** The row behind `factValue`: its version is what a text lists as used. */
export function factOf(
  sheet: FactSheet,
  key: FactKey,
  { group = '', language = '' as Language | '' } = {},
): Fact | undefined {
  const find = (g: string) => sheet.find((f) => f.key === key && f.group === g && f.language === language)
  return (group && find(group)) || find('')
}
