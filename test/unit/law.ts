import { fileURLToPath } from 'node:url'
import { dutiesFor, type Evaluation } from '../../server/rules/duties.ts'
import type { Fact, FactKey, FactSheet, FactValues, Language } from '../../server/rules/facts.ts'
import type { Profile } from '../../server/rules/profile.ts'
import { loadTemplates } from '../../server/templates.ts'

export const shippedFolder = fileURLToPath(new URL('../../templates', import.meta.url))

/** The packs as shipped: the tables test what an installation really runs. */
export const law = loadTemplates(shippedFolder, `${shippedFolder}/none`)

export const profile: Profile = {
  province: '浙江省',
  operatorType: 'other',
  sectors: [],
  peopleProcessed: 5_000_000,
}

/** 2026-11-24 01:02 in Shanghai. */
export const discovered = Date.UTC(2026, 10, 23, 17, 2)
export const minute = 60_000
export const hour = 60 * minute

export const people = (low: number, high = low) => ({ low, best: low, high })

export type Given = { [K in FactKey]?: FactValues[K] | null }

export function sheetOf(given: Given, group = '', language: Language | '' = ''): FactSheet {
  const rows = Object.entries(given).filter(([, value]) => value !== undefined)
  return rows.map(([key, value]) => factRow(key as FactKey, value, { group, language }))
}

export const factRow = (key: FactKey, value: unknown, more: Partial<Fact> = {}): Fact => ({
  key,
  value,
  group: '',
  language: '',
  version: 1,
  basis: '',
  by: 'someone',
  at: discovered,
  ...more,
})

export interface Asked {
  profile?: Partial<Profile>
  at?: number
  filed?: string[]
}

/** Every duty's answer by rule id, as the shipped packs give it. */
export function answers(sheet: FactSheet, asked: Asked = {}): Map<string, Evaluation> {
  const input = { schemes: law.schemes, filed: asked.filed ?? [] }
  const all = dutiesFor(law.packs, sheet, { ...profile, ...asked.profile }, asked.at ?? discovered, input)
  return new Map(all.map((one) => [one.rule.id, one]))
}

const leak = { personalInformation: 'yes', breachKinds: ['leak'], certainty: 'confirmed' } as const

/** A confirmed leak of personal information, and what is given besides. */
export const leakWith = (given: Given): Given => ({ ...leak, breachKinds: ['leak'], ...given })
export const noonOn = (day: string) => Date.parse(`${day}T12:00:00+08:00`)
