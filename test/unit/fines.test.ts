import { describe, expect, it } from 'vitest'
import { type ExposureInput, exposuresOf } from '../../server/rules/fines.ts'
import { law } from './law.ts'

const asked = (change: Partial<ExposureInput>) =>
  exposuresOf({
    lists: law.fines,
    laws: law.laws,
    day: '2026-11-24',
    owed: [],
    late: [],
    asked: [],
    turnoverYuan: null,
    ...change,
  })
const keys = (change: Partial<ExposureInput>) => asked(change).map(({ exposure }) => exposure.key)
const serious = (change: Partial<ExposureInput>) =>
  asked(change).find(({ exposure }) => exposure.key === 'pipl-66-serious')

describe('exposuresOf', () => {
  it('names nothing while nothing is owed', () => {
    expect(asked({})).toEqual([])
  })

  it('names every article that answers a duty, with the law’s name', () => {
    expect(keys({ owed: ['CN-04'] })).toEqual(
      expect.arrayContaining(['pipl-66', 'pipl-66-serious', 'csl-71', 'dsl-45', 'pipl-69']),
    )
    expect(serious({ owed: ['CN-04'] })?.law.en).toBe('Personal Information Protection Law')
  })

  it('cites only editions in force on the day: the Cybersecurity Law’s new articles begin in 2026', () => {
    expect(keys({ owed: ['CN-06'], day: '2026-01-01' })).toContain('csl-61')
    expect(keys({ owed: ['CN-06'], day: '2025-12-31' })).not.toContain('csl-61')
  })

  it('puts what is late first, and says which duties', () => {
    const [first] = asked({ owed: ['CN-04', 'CN-07'], late: ['CN-07'] })
    expect(first).toMatchObject({ late: ['CN-07'] })
    expect(serious({ owed: ['CN-04', 'CN-07'], late: ['CN-07'] })).toMatchObject({
      owed: ['CN-04'],
      late: [],
    })
  })

  it.each<[number | null, number | null, string]>([
    [null, null, 'not given: never 0'],
    [3_000_000_000, 150_000_000, '5% of three billion (PIPL Art. 66)'],
    [0, 0, 'no turnover at all'],
    [199, 9, 'whole yuan, rounded down'],
    [9_007_199_254_740, 450_359_962_737, 'still exact'],
  ])('a turnover of %s makes a share of %s (%s)', (turnoverYuan, share) => {
    expect(serious({ owed: ['CN-04'], turnoverYuan })?.shareYuan).toBe(share)
  })

  it('duties that are still a question are told apart', () => {
    const [eu] = asked({ asked: ['EU-01'] })
    expect(eu).toMatchObject({
      owed: [],
      asked: ['EU-01'],
      exposure: { currency: 'EUR', turnoverShare: 0.02 },
    })
  })
})
