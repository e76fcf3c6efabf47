import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../server/rules/duties.ts'
import { type Given, law, leakWith as leak, people } from './law.ts'
import { judged } from './lawRows.ts'

const chinese = law.packs.filter(({ jurisdiction }) => jurisdiction === 'CN')
const rules = chinese.flatMap((pack) => pack.rules)
const idsOf = (facts: Given, result: string) =>
  [...judged(facts).values()]
    .filter((one) => rules.some(({ id }) => id === one.rule.id) && one.result === result)
    .map(({ rule }) => rule.id)

const answered: Given = leak({
  people: people(300),
  categories: ['phone'],
  minors: { under14: 0, under18: 0 },
  lossYuan: people(0),
  importantData: false,
  harmsRights: false,
  suspectedCrime: false,
  productFlaw: false,
  crossBorder: false,
  foreignRequest: false,
})

describe('what an incident is asked', () => {
  it('a small leak with every question answered owes four duties of the law, and the promises', () => {
    const owed = idsOf(answered, 'applies')
    expect(owed.filter((id) => id.startsWith('CN-'))).toEqual(['CN-01', 'CN-02', 'CN-03', 'CN-04'])
    expect(owed.filter((id) => id.startsWith('POL-'))).toHaveLength(6)
    expect(idsOf(answered, 'undetermined')).toEqual([])
  })

  it('and one that nobody looked into is asked no more than this', () => {
    expect(idsOf(leak({}), 'undetermined').join(' ')).toBe(
      'CN-05 CN-06 CN-11 CN-11a CN-12 CN-13 CN-14 CN-15 CN-18 CN-18b CN-21a CN-24 CN-25 CN-26 CN-26a',
    )
  })

  it('never of the whole year, of requests, or of the authorities among themselves', () => {
    const asked = new Set(judged(leak({})).keys())
    for (const scope of ['standing', 'request', 'relay'] as const) {
      const apart = rulesOf(chinese, scope).map(({ id }) => id)
      expect(apart.length).toBeGreaterThan(0)
      expect(apart.filter((id) => asked.has(id))).toEqual([])
    }
  })
})

describe('grounds and fines', () => {
  const grounds = law.exemptions.find(({ id }) => id === 'cn')?.grounds ?? []

  it('a ground for every duty that may be released, and for no other', () => {
    const releasable = rules.filter(({ releasedBy }) => releasedBy !== 'never').map(({ id }) => id)
    expect([...new Set(grounds.flatMap(({ releases }) => releases))].sort()).toEqual(releasable.sort())
  })

  it('the no-harm ground frees from telling people and from no report', () => {
    const kinds = grounds.flatMap(({ releases }) =>
      releases.map((id) => rules.find((rule) => rule.id === id)),
    )
    expect(new Set(kinds.map((rule) => rule?.recipient.kind))).toEqual(new Set(['individuals', 'interested']))
  })

  it('the gravest exposure of an untold breach is PIPL 66: 50 million or 5%', () => {
    const exposures = law.fines.find(({ id }) => id === 'cn')?.exposures ?? []
    const [gravest] = exposures
      .filter(({ breachOf }) => breachOf.includes('CN-03'))
      .sort((a, b) => (b.max ?? 0) - (a.max ?? 0))
    expect(gravest).toMatchObject({ law: 'pipl', max: 50_000_000, turnoverShare: 0.05, serious: true })
  })
})
