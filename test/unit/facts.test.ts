import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFact } from '../../server/rules/factCheck.ts'
import { factDefinitions } from '../../server/rules/factDefinitions.ts'
import {
  contradictions,
  currentSheet,
  minorsUpper,
  peopleLower,
  peopleUpper,
} from '../../server/rules/factSheet.ts'
import { type FactKey, factValue } from '../../server/rules/facts.ts'
import { discovered, factRow, hour, people, sheetOf } from './law.ts'

const zh = { language: 'zh-CN' } as const
type Context = Parameters<typeof checkFact>[2]

describe('checkFact', () => {
  it.each([
    ['certainty', 'possible', {}, 'a choice'],
    ['breachKinds', ['leak', 'loss'], {}, 'several'],
    ['breachKinds', [], {}, 'none ticked yet'],
    ['people', { low: 0, best: 0, high: 0 }, {}, 'counted, and it was nobody'],
    ['people', { low: 1, best: 1, high: 1 }, { group: 'a' }, 'per group'],
    ['minors', { under14: 2, under18: 2 }, {}, 'all below 14'],
    ['regions', [{ region: 'CN', people: null }], {}, 'not counted yet'],
    ['cause', '越权\n第二行', zh, 'text of several lines'],
    ['cause', "Robert'); DROP TABLE {{7*7}} <script> 👩‍👩‍👧 שלום", zh, 'ugly, and text all the same'],
    ['ransom', 'none', {}, 'nobody asked'],
    ['ransom', { amount: '2 BTC', method: 'wallet', askedAt: discovered }, {}, 'a ransom'],
    ['functions', ['account'], { functions: ['account'] }, 'on the data map'],
    ['functions', ['anything'], {}, 'no map at hand'],
    ['discoveredAt', discovered, { now: discovered }, 'this very instant'],
  ] as [FactKey, unknown, Context, string][])('%s %o is right (%s)', (key, value, context) => {
    expect(checkFact(key, value, context)).toEqual([])
  })

  it.each([
    ['certainty', 'sure', {}, '', 'not_a_choice'],
    ['breachKinds', ['leak', 'leak'], {}, '/1', 'twice'],
    ['breachKinds', ['leak', 'theft'], {}, '/1', 'not_a_choice'],
    ['breachKinds', 'leak', {}, '', 'not_a_list'],
    ['functions', ['no-such'], { functions: ['account'] }, '/0', 'not_a_choice'],
    ['people', { low: 2, best: 1, high: 3 }, {}, '/low', 'out_of_order'],
    ['people', { low: 1, best: 4, high: 3 }, {}, '/high', 'out_of_order'],
    ['people', { low: 0.5, best: 1, high: 3 }, {}, '/low', 'not_a_whole_number'],
    ['people', { low: -1, best: 1, high: 3 }, {}, '/low', 'not_a_whole_number'],
    ['people', { low: 1, best: 1, high: 2 ** 60 }, {}, '/high', 'not_a_whole_number'],
    ['people', 300, {}, '', 'not_an_object'],
    ['minors', { under14: 3, under18: 2 }, {}, '/under14', 'more_under_14_than_under_18'],
    ['regions', [{ region: 'China', people: 1 }], {}, '/0/region', 'not_a_region'],
    [
      'regions',
      [
        { region: 'CN', people: 1 },
        { region: 'CN', people: 2 },
      ],
      {},
      '/1',
      'twice',
    ],
    ['groups', [{ key: 'A b', name: { en: 'a' } }], {}, '/0/key', 'not_a_choice'],
    ['groups', [{ key: 'a', name: {} }], {}, '/0/name', 'empty'],
    ['cause', 'x', {}, '', 'language_needed'],
    ['certainty', 'possible', zh, '', 'language_not_allowed'],
    ['cause', 'x', { ...zh, group: 'a' }, '', 'group_not_allowed'],
    ['cause', '   ', zh, '', 'empty'],
    ['cause', 'x'.repeat(10_001), zh, '', 'too_long'],
    ['cause', 'a\u0000b', zh, '', 'bad_character'],
    ['cause', 'a\ud800b', zh, '', 'bad_character'],
    ['cause', 7, zh, '', 'not_text'],
    ['discoveredAt', '2026-11-24', {}, '', 'not_an_instant'],
    ['discoveredAt', discovered + 1, { now: discovered }, '', 'in_the_future'],
    ['importantData', 'yes', {}, '', 'not_yes_or_no'],
    ['ransom', { amount: '', method: 'wallet', askedAt: discovered }, {}, '/amount', 'empty'],
    ['noSuchFact', 1, {}, '', 'unknown_key'],
  ] as [FactKey, unknown, Context, string, string][])(
    '%s %o: %s at "%s" is %s',
    (key, value, context, pointer, code) => {
      expect(checkFact(key, value, context)).toContainEqual({ pointer, code })
    },
  )

  it('takes "to be verified" for every key', () => {
    for (const { key } of factDefinitions) expect(checkFact(key, null)).toEqual([])
  })

  it('answers anything at all, and never throws', () => {
    const key = fc.constantFrom(...factDefinitions.map((definition) => definition.key))
    fc.assert(
      fc.property(key, fc.anything(), (one, value) => {
        expect(Array.isArray(checkFact(one, value))).toBe(true)
      }),
    )
  })
})

describe('currentSheet', () => {
  it('keeps the newest version of each key, group and language, whatever the order', () => {
    const rows = [
      factRow('cause', 'third', { ...zh, version: 3 }),
      factRow('cause', 'second', { ...zh, version: 2 }),
      factRow('cause', 'english', { language: 'en', version: 1 }),
      factRow('people', people(1), { version: 1 }),
      factRow('people', people(2), { group: 'a', version: 4 }),
    ]
    const sheet = currentSheet(rows)
    expect(sheet).toHaveLength(4)
    expect(factValue(sheet, 'cause', zh)).toBe('third')
    expect(factValue(sheet, 'people')).toEqual(people(1))
    expect(factValue(sheet, 'people', { group: 'a' })).toEqual(people(2))
    expect(factValue(sheet, 'people', { group: 'b' }), 'falls back to everybody').toEqual(people(1))
  })

  it('lets "to be verified" replace a value', () => {
    const sheet = currentSheet([factRow('people', people(5)), factRow('people', null, { version: 2 })])
    expect(factValue(sheet, 'people')).toBeNull()
  })
})

describe('how many', () => {
  const group = (key: string, value: ReturnType<typeof people> | null) => sheetOf({ people: value }, key)

  it.each([
    [[], null, null, 'nobody counted: not 0'],
    [sheetOf({ people: null }), null, null, 'to be verified: not 0'],
    [sheetOf({ people: people(3, 9) }), 3, 9, 'the range'],
    [sheetOf({ people: people(0) }), 0, 0, 'counted: nobody'],
    [
      [...group('a', people(3, 9)), ...group('b', people(5, 6))],
      5,
      15,
      'groups: the upper bounds add up, the lower may overlap',
    ],
    [
      [...sheetOf({ people: people(3, 9) }), ...group('a', people(5, 6))],
      3,
      9,
      'everybody counts before groups',
    ],
    [[...group('a', people(3)), ...group('b', null)], 3, 3, 'what is counted, counts'],
  ] as [ReturnType<typeof sheetOf>, number | null, number | null, string][])(
    '%# %i to %i (%s)',
    (sheet, low, high) => {
      expect([peopleLower(sheet), peopleUpper(sheet)]).toEqual([low, high])
    },
  )

  it.each([
    [[], null, 'nobody looked'],
    [sheetOf({ minors: null }), null, 'to be verified'],
    [sheetOf({ minors: { under14: 0, under18: 0 } }), 0, 'checked: none'],
    [
      [
        ...sheetOf({ minors: { under14: 1, under18: 2 } }, 'a'),
        ...sheetOf({ minors: { under14: 0, under18: 3 } }, 'b'),
      ],
      5,
      'groups add up',
    ],
    [
      [...sheetOf({ minors: { under14: 0, under18: 0 } }, 'a'), ...sheetOf({ minors: null }, 'b')],
      null,
      'a group still open',
    ],
    [
      [...sheetOf({ minors: { under14: 0, under18: 1 } }, 'a'), ...sheetOf({ minors: null }, 'b')],
      1,
      'one minor is enough',
    ],
  ] as [ReturnType<typeof sheetOf>, number | null, string][])('%# minors: %i (%s)', (sheet, under18) => {
    expect(minorsUpper(sheet)?.under18 ?? null).toBe(under18)
  })
})

describe('contradictions', () => {
  const at = discovered
  it.each([
    [{ occurredAt: at, discoveredAt: at }, [], 'found as it happened'],
    [{ occurredAt: at, discoveredAt: at - 1 }, ['discoveredAt', 'occurredAt'], 'found before it happened'],
    [{ occurredAt: at, learnedAt: at - 1 }, ['learnedAt', 'occurredAt'], 'learned before it happened'],
    [
      { discoveredAt: at, confirmedAt: at - 1 },
      ['confirmedAt', 'discoveredAt'],
      'confirmed before it was found',
    ],
    [{ discoveredAt: at, endedAt: at - hour }, ['endedAt', 'discoveredAt'], 'ended before it was found'],
    [{ discoveredAt: at, learnedAt: at - hour }, [], 'a third party may know first'],
    [{ occurredAt: null, discoveredAt: at }, [], 'nothing contradicts what is to be verified'],
    [{ people: { low: 9, best: 3, high: 1 } }, ['people', 'people'], 'low above high'],
    [{ minors: { under14: 3, under18: 1 } }, ['minors', 'minors'], 'more below 14 than below 18'],
    [
      { people: people(2), minors: { under14: 0, under18: 3 } },
      ['minors', 'people'],
      'more minors than people',
    ],
    [{ people: people(3), minors: { under14: 0, under18: 3 } }, [], 'all of them minors'],
    [
      { personalInformation: 'no', people: people(3) },
      ['personalInformation', 'people'],
      'nobody involved, three affected',
    ],
    [{ personalInformation: 'no', people: people(0) }, [], 'nobody involved, nobody affected'],
  ] as [Parameters<typeof sheetOf>[0], FactKey[], string][])('%o: %o (%s)', (given, keys) => {
    expect(contradictions(sheetOf(given)).flatMap((one) => one.keys)).toEqual(keys)
  })

  it('sees a group that is larger than everybody', () => {
    const sheet = [...sheetOf({ people: people(5) }), ...sheetOf({ people: people(6) }, 'a')]
    expect(contradictions(sheet)).toEqual([{ keys: ['people', 'people'], code: 'group_larger_than_all' }])
  })
})
