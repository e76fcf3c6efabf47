import { fileURLToPath } from 'node:url'
import { dayOf } from '../../server/rules/calendar.ts'
import { dutiesFor } from '../../server/rules/duties.ts'
import type { DutyPack } from '../../server/rules/dutyRule.ts'
import type { Fact, FactKey, FactSheet } from '../../server/rules/facts.ts'
import { proposedGrades } from '../../server/rules/gradeProposals.ts'
import type { Profile } from '../../server/rules/profile.ts'
import { loadTemplates, type Templates } from '../../server/templates.ts'
import { printMs } from './line.ts'

const shipped = fileURLToPath(new URL('../../templates', import.meta.url))
const began = Date.UTC(2026, 10, 23, 17, 2)
const wantedMs = 5

/** Every rule of every pack judged on facts as they may come, and half the rules beside all: the cost must grow with them. */
export function benchLaw(sheets: number): void {
  const law = loadTemplates(shipped, `${shipped}/none`)
  const given = Array.from({ length: sheets }, randomSheet(law, seeded(20261124)))
  const half = law.packs.map((pack) => ({
    ...pack,
    rules: pack.rules.slice(0, Math.ceil(pack.rules.length / 2)),
  }))
  judge(law, law.packs, given.slice(0, 200))
  const all = judge(law, law.packs, given)
  const some = judge(law, half, given)
  const [n, m] = [countOf(law.packs), countOf(half)]
  printMs(
    `every pack for one incident (${n} rules, ${sheets.toLocaleString('en')} fact sheets)`,
    all,
    wantedMs,
  )
  printMs(`the same with half the rules (${m})`, some, all, `${(m / n).toFixed(2)} of the rules`)
  printMs('every grade for one incident', grade(law, given), wantedMs)
}

const countOf = (packs: readonly DutyPack[]) =>
  packs.flatMap(({ rules }) => rules.filter(({ scope }) => scope === 'incident')).length

/** Average milliseconds a sheet. */
function judge(law: Templates, packs: readonly DutyPack[], sheets: readonly Case[]): number {
  const { schemes, datamap } = law
  const start = performance.now()
  for (const { sheet, profile } of sheets)
    dutiesFor(packs, sheet, profile, began, { schemes, categories: datamap.categories })
  return (performance.now() - start) / sheets.length
}

function grade({ schemes, datamap }: Templates, sheets: readonly Case[]): number {
  const start = performance.now()
  const day = dayOf(began)
  for (const { sheet } of sheets)
    proposedGrades(sheet, { schemes, categories: datamap.categories, day, severity: '特别重大' })
  return (performance.now() - start) / sheets.length
}

interface Case {
  sheet: FactSheet
  profile: Profile
}

type Random = () => number

/** The same numbers on every run (mulberry32), so that two runs compare. */
function seeded(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** A sheet as one may stand at any hour: some facts known, some to be verified, some never looked at; two groups. */
function randomSheet({ datamap, packs }: Templates, random: Random): () => Case {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const some = <T>(list: readonly T[]): T[] => list.filter(() => random() < 0.3)
  const categories = datamap.categories.map(({ key }) => key)
  const places = packs.map(({ jurisdiction }) => (jurisdiction === 'EU' ? 'DE' : jurisdiction))
  const count = () => {
    const high = Math.floor(10 ** (random() * 9))
    return { low: Math.floor(high / 2), best: high, high }
  }
  const flag = () => random() < 0.5
  const values: Partial<Record<FactKey, () => unknown>> = {
    personalInformation: () => pick(['yes', 'maybe', 'unknown', 'no']),
    breachKinds: () => some(['leak', 'tamper', 'damage', 'loss', 'illegal_access', 'illegal_use']),
    certainty: () => pick(['confirmed', 'possible']),
    discoveredAt: () => began,
    occurredAt: () => began - 3_600_000,
    people: count,
    records: count,
    lossYuan: count,
    minors: () => ({ under14: Math.floor(random() * 3), under18: 3 }),
    regions: () => some(places).map((region) => ({ region, people: flag() ? null : count().high })),
    categories: () => some(categories),
    role: () => pick(['handler', 'processor', 'joint']),
    operatorType: () => pick(['cii', 'organ', 'other']),
    risk: () => pick(['unlikely', 'likely', 'high']),
    threat: () => pick(['none', 'some', 'serious', 'very_serious']),
    figures: () => ({ portalDownMinutes: Math.floor(random() * 3_000) }),
    ransom: () => 'none',
    ...Object.fromEntries(flags.map((key) => [key, flag])),
  }
  const facts = (group: string, keys: readonly string[]): Fact[] =>
    keys.flatMap((key) => {
      const toss = random()
      if (toss < 0.2) return []
      return [factOf(key as FactKey, toss < 0.3 ? null : values[key as FactKey]?.(), group)]
    })
  return () => ({
    sheet: [
      ...facts('', Object.keys(values)),
      ...facts('a', ['people', 'categories', 'minors']),
      ...facts('b', ['people', 'categories', 'minors']),
    ],
    profile: {
      province: 'CN-BJ',
      operatorType: pick(['cii', 'organ', 'other']),
      sectors: some(['telecom_internet', 'industrial', 'finance_pboc']),
      peopleProcessed: 12_000_000,
      presence: some(places),
      traits: some(['listed', 'platform', 'minors']),
    },
  })
}

const flags = [
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
  'productFlaw',
  'nationalSecurity',
  'severeConsequences',
] as const

const factOf = (key: FactKey, value: unknown, group: string): Fact => ({
  key,
  group,
  language: '',
  version: 1,
  value,
  basis: '',
  by: 'someone',
  at: began,
})
