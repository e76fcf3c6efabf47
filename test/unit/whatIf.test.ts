import { describe, expect, it } from 'vitest'
import { anchorsOf } from '../../server/rules/clock.ts'
import { type Standing, type WhatIfInput, whatIf } from '../../server/rules/whatIf.ts'
import { discovered, factRow, type Given, hour, law, leakWith, people, profile, sheetOf } from './law.ts'

const input = (change: Partial<WhatIfInput> = {}): WhatIfInput => ({
  packs: law.packs,
  schemes: law.schemes,
  fines: law.fines,
  laws: law.laws,
  profile,
  categories: law.datamap.categories,
  calendar: [],
  filed: [],
  confirmed: {},
  standing: [],
  anchors: {},
  reportedAt: discovered,
  severity: '特别重大',
  now: discovered + hour,
  ...change,
})
const known: Given = leakWith({
  discoveredAt: discovered,
  people: people(300),
  lossYuan: people(0),
  importantData: false,
})
const sheet = sheetOf(known)
const supposing = (given: Given, change: Partial<WhatIfInput> = {}) =>
  whatIf(
    sheet,
    Object.entries(given).map(([key, value]) => factRow(key as 'people', value, { version: 2 })),
    input(change),
  )
const kinds = (result: ReturnType<typeof whatIf>) =>
  Object.fromEntries(result.changes.map(({ ruleId, kind }) => [ruleId, kind]))

describe('whatIf', () => {
  it('nothing supposed changes nothing', () => {
    const { before, after, changes } = supposing({})
    expect(changes).toEqual([])
    expect(after).toEqual(before)
  })

  it.each<[Given, Record<string, string>, string]>([
    [{ people: people(1_000_000) }, { 'CN-06': 'opens' }, 'from 1 million people: report within four hours'],
    [{ people: people(999_999) }, {}, 'one below'],
    [{ minors: { under14: 0, under18: 1 } }, { 'CN-14': 'settles' }, 'one person under 18'],
    [{ minors: { under14: 0, under18: 0 } }, { 'CN-14': 'closes' }, 'nobody under 18'],
    [{ role: 'processor' }, { 'CN-04': 'closes', 'CN-16': 'opens' }, 'entrusted: the customers are told'],
    [{ discoveredAt: discovered - hour }, { 'CN-04': 'sooner' }, 'noticed an hour earlier'],
    [{ discoveredAt: discovered + hour }, { 'CN-04': 'later' }, 'or later'],
  ])('%o: %o (%s)', (given, wanted) => {
    const result = kinds(supposing(given))
    expect(result).toMatchObject(wanted)
    if (Object.keys(wanted).length === 0) expect(result).not.toHaveProperty('CN-06')
  })

  it('a place abroad is a question for counsel without a presence, and settled with one', () => {
    const germans: Given = { regions: [{ region: 'DE', people: 40 }] }
    const eu = (change: Partial<WhatIfInput>) =>
      supposing(germans, change).after.duties.find(({ rule }) => rule.id === 'EU-01')
    expect(eu({})).toMatchObject({ standing: 'asked' })
    expect(eu({ profile: { ...profile, presence: ['EU'] } })?.result).not.toBe('does_not_apply')
  })

  it('what is done stays done, however the facts are supposed', () => {
    const frozen = {
      fulfilledAt: discovered + hour,
      startAt: discovered,
      dueAt: discovered + 2 * hour,
      late: false,
    }
    const done: Standing = { ruleId: 'CN-04', state: 'fulfilled', declined: false, acts: { frozen } }
    const { changes, after } = supposing({ role: 'processor' }, { standing: [done] })
    expect(changes.map(({ ruleId }) => ruleId)).not.toContain('CN-04')
    expect(after.duties.find(({ rule }) => rule.id === 'CN-04')).toMatchObject({
      standing: 'done',
      late: false,
    })
  })

  it('a confirmed grade holds while the proposal stays, and the graver counts once it turns', () => {
    const confirmed = { cac: { grade: '一般', proposed: '一般' } } as const
    const grade = (result: ReturnType<typeof whatIf>) =>
      result.after.grades.find(({ scheme }) => scheme === 'cac')?.inForce
    expect(grade(supposing({ people: people(500) }, { confirmed }))).toBe('一般')
    expect(grade(supposing({ people: people(20_000_000) }, { confirmed }))).toBe('重大')
  })

  it('the company’s class goes with the facts; another plan’s is not guessed', () => {
    const of = (given: Given) =>
      supposing(given).after.grades.find(({ scheme }) => scheme === 'company')?.grade
    expect(of({})).toBe('特别重大')
    expect(of({ personalInformation: 'no', people: null })).toBeUndefined()
  })

  it('touches neither the sheet nor the anchors it was given', () => {
    const anchors = Object.freeze(anchorsOf(sheet))
    const copy = structuredClone(sheet)
    supposing({ people: people(5_000_000) }, { anchors })
    expect(sheet).toEqual(copy)
  })
})
