import { describe, expect, test } from 'vitest'
import type { Category } from '../../server/rules/datamap.ts'
import type { Fact, FactKey } from '../../server/rules/facts.ts'
import { policeView } from '../../server/rules/police.ts'

const name = { 'zh-CN': '', en: '' }
const category = (key: string, ...kinds: Category['kinds'] & object): Category => ({
  key,
  name,
  sensitive: false,
  risk: name,
  kinds,
})
const map = [
  category('track', 'location'),
  category('bank', 'financial'),
  category('health', 'health'),
  category('order', 'transactions'),
  category('phone', 'contact'),
]
const sheetOf = (facts: Partial<Record<FactKey, unknown>>): Fact[] =>
  Object.entries(facts).map(([key, value]) => ({
    key: key as FactKey,
    group: '',
    language: '',
    version: 1,
    value,
    basis: '',
    by: 'x',
    at: 0,
  }))
const counted = (high: number) => ({ low: 0, best: 0, high })

describe('the thresholds of Criminal Law Art. 253-1 (interpretation of 2017, Art. 5)', () => {
  test.each([
    [50, ['track'], false, 'reached', '50 records of movements, "以上" includes the number'],
    [49, ['track'], false, 'near', 'one below'],
    [25, ['bank'], false, 'near', 'half of 50: property'],
    [24, ['bank'], false, 'below', 'less than half'],
    [25, ['bank'], true, 'reached', 'insiders at half'],
    [500, ['health'], false, 'reached', '500 records of health'],
    [499, ['order'], false, 'near', 'transactions count by 500'],
    [5_000, ['phone'], false, 'reached', 'all else by 5,000'],
    [2_499, ['phone'], false, 'below', 'all else, less than half'],
    [2_500, ['phone'], true, 'reached', 'all else, an insider'],
    [60, ['phone', 'track'], false, 'reached', 'the gravest sort among what was lost decides'],
    [4_999, [], false, 'near', 'nothing known of what was lost: all else'],
  ])('%i of %j, insider %s: %s (%s)', (high, categories, insider, standing) => {
    const sheet = sheetOf({ records: counted(high), insider, ...(categories.length ? { categories } : {}) })
    expect(policeView(sheet, map).lines[0]).toMatchObject({
      key: 'taken',
      standing,
      basis: { law: 'information_crimes', version: '2017', article: { en: 'Art. 5' } },
    })
  })

  test('ten times is grave; 286-1 stands only once an order was made', () => {
    const lost = { records: counted(500), categories: ['track'] }
    expect(policeView(sheetOf(lost), map).lines.map((l) => [l.key, l.threshold, l.standing])).toEqual([
      ['taken', 50, 'reached'],
      ['taken_grave', 500, 'reached'],
    ])
    expect(policeView(sheetOf({ ...lost, orderedAt: 1 }), map).lines[2]).toMatchObject({
      key: 'refused',
      threshold: 500,
      standing: 'reached',
    })
  })

  test('people stand in where records are not counted; the high estimate counts', () => {
    const sheet = sheetOf({ people: { low: 10, best: 20, high: 60 }, categories: ['track'] })
    expect(policeView(sheet, map)).toMatchObject({ counted: 60, countedBy: 'people' })
    expect(policeView(sheet, map).lines[0]?.standing).toBe('reached')
  })
})

describe('the verdict', () => {
  test.each<[Partial<Record<FactKey, unknown>>, string, string]>([
    [{ suspectedCrime: true }, 'likely', 'somebody suspects a crime'],
    [{ ransom: { amount: '1', method: 'btc', askedAt: 1 } }, 'likely', 'a ransom was asked'],
    [{ records: counted(60), categories: ['track'], malicious: true }, 'likely', 'enough, and on purpose'],
    [{ records: counted(60), categories: ['track'], insider: true }, 'likely', 'enough, and an insider'],
    [{ records: counted(60), categories: ['track'] }, 'near', 'a number alone is no crime'],
    [{ categories: ['phone'] }, 'near', 'nobody has counted: offered early'],
    [{ records: counted(10), categories: ['phone'], ransom: 'none' }, 'unlikely', 'few, and nothing else'],
  ])('%j is %s (%s)', (facts, verdict) => {
    expect(policeView(sheetOf(facts), map).verdict).toBe(verdict)
  })
})
