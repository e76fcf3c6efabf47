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

/** Leak, tampering and loss are PIPL's words (Art. 57), damage the Cybersecurity Law's, the last two NDSMR's (Art. 9). */
export const breachKinds = ['leak', 'tamper', 'damage', 'loss', 'illegal_access', 'illegal_use'] as const

/** Numbers behind lines of grading schemes that count no people; one that is left out is not known. */
export const figureKeys = [
  'portalDownMinutes',
  'ciiDownMinutes',
  'ciiMainDownMinutes',
  'provincePercent',
  'prefecturePercent',
  'lifePeople',
  'pageHours',
  'otherPageHours',
  'reposts',
  'views',
] as const
export type Figures = Partial<Record<(typeof figureKeys)[number], number>>

/** Value by key. Instants are epoch milliseconds; money is whole CNY. */
export interface FactValues {
  personalInformation: 'yes' | 'maybe' | 'unknown' | 'no'
  breachKinds: (typeof breachKinds)[number][]
  certainty: 'confirmed' | 'possible'
  occurredAt: number
  discoveredAt: number
  learnedAt: number
  confirmedAt: number
  /** When harm to people's or organisations' lawful rights became known (NDSMR Art. 11(2)). */
  harmKnownAt: number
  /** When we concluded that it must be notified (Singapore counts its three days from there). */
  assessedAt: number
  /** When the national grade was first confirmed. */
  gradedAt: number
  /** When a fix for the flaw became available. */
  fixedAt: number
  /** When a crime was first suspected. */
  suspectedAt: number
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
  /** Records (条), which criminal law counts; never people. */
  records: People
  /** Risk to people's rights and freedoms; `high` is also serious or significant harm. */
  risk: 'unlikely' | 'likely' | 'high'
  /** Threat to national security and social stability, for the qualitative lines of a grading scheme. */
  threat: 'none' | 'some' | 'serious' | 'very_serious'
  coreData: boolean
  /** Encrypted, and the keys did not get out. */
  keysSafe: boolean
  /** Done on purpose, to do harm or to gain. */
  malicious: boolean
  insider: boolean
  /** It happened at a supplier or another third party. */
  thirdParty: boolean
  /** Data that had been sent abroad is concerned. */
  crossBorder: boolean
  /** A foreign authority asks for data stored in China. */
  foreignRequest: boolean
  /** A flaw in a network product or service of our own. */
  productFlaw: boolean
  nationalSecurity: boolean
  /** Severe consequences have come or may come (MIIT order 24 Art. 14). */
  severeConsequences: boolean
  figures: Figures
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
