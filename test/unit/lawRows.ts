import { Temporal } from 'temporal-polyfill'
import { expect } from 'vitest'
import { dayOf } from '../../server/rules/calendar.ts'
import { type Anchors, anchorsOf, clockOf } from '../../server/rules/clock.ts'
import { dutiesFor, type Evaluation } from '../../server/rules/duties.ts'
import type { DutyRule } from '../../server/rules/dutyRule.ts'
import { factValue } from '../../server/rules/facts.ts'
import { saidOf } from './abroad.ts'
import { type Asked, discovered, type Given, law, profile, sheetOf } from './law.ts'

/**
 * One fact sheet under Chinese law. `article` is what the first duty named must cite on that day. Expected of each duty: `yes`,
 * `no` or `open` (`?` where counsel is asked), or the due time in Shanghai, `2026-11-24 05:02`, or `not due`.
 */
export type LawRow = [
  why: string,
  article: string,
  facts: Given,
  expected: Record<string, string>,
  asked?: Asked & { acts?: Anchors },
]

export function check([why, article, given, expected, asked = {}]: LawRow): void {
  const facts: Given = { discoveredAt: discovered, ...given }
  const answers = judged(facts, asked)
  const [cited] = Object.keys(expected)
  const first = answers.get(cited ?? '')
  const day = dayOf(asked.at ?? (facts.discoveredAt as number))
  const basis = first?.rule.basis ?? []
  const others = basis.filter(({ from, to }) => day < from || (to !== null && day > to))
  expect(
    basis.map((one) => one.article['zh-CN']),
    `${cited} on that day`,
  ).toContain(article)
  expect(first?.inForce === 'yes' ? others : [], 'editions of another day').toEqual([])
  const said = Object.entries(expected).map(([id, wanted]) => [
    id,
    /^(\d|not due)/.test(wanted) ? dueOf(answers.get(id)?.rule, facts, asked.acts) : saidOf(answers.get(id)),
  ])
  expect(Object.fromEntries(said), why).toEqual(expected)
}

/** Every duty's answer by rule id, on the day that the asker names or the breach was found. */
export function judged(facts: Given, asked: Asked = {}): Map<string, Evaluation> {
  const sheet = sheetOf(facts)
  const found = factValue(sheet, 'discoveredAt') ?? factValue(sheet, 'learnedAt') ?? discovered
  const input = {
    schemes: law.schemes,
    categories: law.datamap.categories,
    filed: asked.filed ?? [],
  }
  const who = { ...profile, ...asked.profile }
  const all = dutiesFor(law.packs, sheet, who, asked.at ?? found, input)
  return new Map(all.map((one) => [one.rule.id, one]))
}

/** A rule of any scope. */
export const ruleOf = (id: string): DutyRule | undefined =>
  law.packs.flatMap((pack) => pack.rules).find((rule) => rule.id === id)

/** By the clocks of Shanghai, to the minute. */
export function dueOf(rule: DutyRule | undefined, facts: Given, acts: Anchors = {}): string {
  if (!rule) return 'no such rule'
  const { dueAt } = clockOf(rule, { ...anchorsOf(sheetOf(facts)), ...acts }, {}, discovered)
  return dueAt === null ? 'not due' : minuteIn(dueAt)
}

/** The end of a day reads 23:59. */
const minuteIn = (at: number): string =>
  Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toString({ smallestUnit: 'minute', offset: 'never', timeZoneName: 'never' })
    .replace('T', ' ')

/** An instant by the clocks of Shanghai. */
export const at = (text: string): number => Date.parse(`${text.replace(' ', 'T')}+08:00`)
