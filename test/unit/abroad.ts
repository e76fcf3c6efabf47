import { anchorsOf, clockOf } from '../../server/rules/clock.ts'
import type { Category } from '../../server/rules/datamap.ts'
import { dutiesFor, type Evaluation } from '../../server/rules/duties.ts'
import type { Profile } from '../../server/rules/profile.ts'
import { discovered, type Given, law, leakWith, people, profile, sheetOf } from './law.ts'

/** Categories of a kind each, beside those of the shipped data map. */
const category = (key: string, kinds: Category['kinds'], sensitive = false): Category =>
  ({ key, kinds, sensitive, name: { 'zh-CN': key, en: key }, risk: { 'zh-CN': key, en: key } }) as Category
const categories = [
  category('mailbox', ['contact']),
  category('card', ['financial']),
  category('login', ['credentials']),
  category('passport', ['identity_document']),
  category('patient', ['health'], true),
  category('creed', [], true),
  category('track', ['location'], true),
]

/** Breach of personal data in one place, where the company is established unless told otherwise. */
export const breachIn = (region: string, given: Given = {}, count: number | null = 300): Given =>
  leakWith({
    regions: [{ region, people: count }],
    people: people(count ?? 300),
    discoveredAt: discovered,
    ...given,
  })

export const established = (...presence: string[]): Partial<Profile> => ({ presence })

export interface Question {
  facts: Given
  profile: Partial<Profile>
  at?: number
  filed?: string[]
}

/** Every duty's answer by rule id, the data map's kinds included. */
export function judged({ facts, profile: own, at, filed = [] }: Question): Map<string, Evaluation> {
  const began = at ?? (facts.discoveredAt as number)
  const input = { schemes: law.schemes, filed, categories }
  const all = dutiesFor(law.packs, sheetOf(facts), { ...profile, ...own }, began, input)
  return new Map(all.map((one) => [one.rule.id, one]))
}

/** `yes` applies, `no` does not, `open` undetermined; `?` after it where counsel is asked. */
export function saidOf(one: Evaluation | undefined): string {
  if (!one) return 'no such rule'
  const word = { applies: 'yes', does_not_apply: 'no', undetermined: 'open' }[one.result]
  return one.result !== 'undetermined' && one.needsCounsel ? `${word}?` : word
}

/** When a duty is due (ISO 8601), from the facts and what acts gave; `null` where nothing started it. */
export function dueOf(id: string, facts: Given, acts: Record<string, number> = {}): string | null {
  const rule = law.packs.flatMap((pack) => pack.rules).find((one) => one.id === id)
  if (!rule) return 'no such rule'
  const { dueAt } = clockOf(rule, { ...anchorsOf(sheetOf(facts)), ...acts }, {}, discovered)
  return dueAt === null ? null : new Date(dueAt).toISOString()
}

/** What the facts ask for, by rule: `yes`, `no`, `open` (a fact is missing); `?` where counsel is asked. */
export type Row = [why: string, article: string, asked: Question, expect: Record<string, string>]

/** A breach that touches people of a place where the company is established. */
export const inPlace =
  (region: string) =>
  (given: Given = {}, count: number | null = 300): Question => ({
    facts: breachIn(region, given, count),
    profile: established(region),
  })

export function said(asked: Question, ids: string[]): Record<string, string> {
  const answers = judged(asked)
  return Object.fromEntries(ids.map((id) => [id, saidOf(answers.get(id))]))
}

/** Nothing but mail addresses, and no attack. */
export const plain: Given = { categories: ['mailbox'], malicious: false }
