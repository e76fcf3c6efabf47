import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingFacts } from '../../server/rules/condition.ts'
import { dutiesFor, isFulfilled, rulesOf } from '../../server/rules/duties.ts'
import type { FactKey } from '../../server/rules/facts.ts'
import { answers, discovered, factRow, law, leakWith, noonOn, people, profile, sheetOf } from './law.ts'

const facts = leakWith
const day = noonOn

describe('why, how firmly, and what is missing', () => {
  it('names the facts an undetermined duty waits for, and only those that matter', () => {
    const open = answers(sheetOf(facts({})))
    expect(open.get('CN-14')?.missing).toEqual(['minors'])
    expect(open.get('CN-05')?.missing).toEqual(['harmsRights'])
    expect(open.get('CN-06')?.missing).toContain('people')
    expect(open.get('CN-07')?.missing, 'settled by the operator type').toEqual([])
  })

  it('asks for the kind of breach even while the worst case stands in for it', () => {
    expect(answers(sheetOf({ personalInformation: 'yes' })).get('CN-04')?.missing).toEqual(['breachKinds'])
  })

  it.each([
    ['CN-04', false, facts({ certainty: 'confirmed', role: 'handler' }), 'settled'],
    ['CN-04', true, facts({ breachKinds: ['damage'], role: 'handler' }), 'pure damage is arguable'],
    ['CN-04', false, facts({ breachKinds: ['damage', 'leak'], role: 'handler' }), 'a leak beside it is not'],
    ['CN-14', true, facts({}), 'undetermined always asks'],
    [
      'CN-06',
      true,
      facts({ breachKinds: ['tamper'], people: people(2_000_000) }),
      'tampering: qualitative line, mark P',
    ],
    ['CN-06', false, facts({ people: people(2_000_000) }), 'the count line, mark V2'],
    ['CN-06', true, facts({ importantData: true }), 'important data: counsel judges the threat'],
    ['CN-06', false, facts({ people: people(300) }), 'what does not apply asks nobody'],
  ] as const)('%s needs counsel %s for %o (%s)', (id, wanted, given, _why) => {
    expect(answers(sheetOf(given)).get(id)?.needsCounsel).toBe(wanted)
  })

  it('asks counsel about every rule marked P or U, and never about a promise', () => {
    const packs = law.packs.map((pack) => ({
      ...pack,
      rules: pack.rules.map((rule) => ({ ...rule, mark: 'U' as const })),
    }))
    const sheet = sheetOf(facts({ role: 'handler', harmsRights: true }))
    const marked = dutiesFor(packs, sheet, profile, discovered, { schemes: law.schemes })
    expect(
      marked.filter(({ result }) => result === 'applies').every(({ needsCounsel }) => needsCounsel),
    ).toBe(true)
    const kept = [...answers(sheet).values()].filter(
      ({ rule, result }) => rule.mark === 'promise' && result === 'applies',
    )
    expect(kept.map(({ needsCounsel }) => needsCounsel)).toEqual(kept.map(() => false))
    expect(kept.length).toBeGreaterThan(3)
  })

  it.each([
    ['CN-04', true, facts({ personalInformation: 'maybe', role: 'handler' }), 'a suspicion'],
    ['CN-04', true, facts({}), 'the role was taken from the profile'],
    ['CN-04', false, facts({ role: 'handler' }), 'all stated'],
    [
      'CN-06',
      true,
      facts({ people: people(300, 2_000_000), lossYuan: people(0), importantData: false }),
      'the estimate straddles the line',
    ],
    [
      'CN-06',
      false,
      facts({ people: people(2_000_000, 2_100_000), lossYuan: people(0), importantData: false }),
      'both ends lie above it',
    ],
  ] as const)('%s is provisional %s for %o (%s)', (id, wanted, given, _why) => {
    expect(answers(sheetOf(given)).get(id)?.provisional).toBe(wanted)
  })

  it('says in both languages why a duty falls away', () => {
    const why = answers(sheetOf(facts({ people: people(300) }))).get('CN-06')?.whyNot[0]
    expect(why?.['zh-CN']).toBe('国家分级未达较大')
    expect(why?.en).toContain('较大')
  })

  it('says whether a rule was not law yet or no longer', () => {
    const sheet = sheetOf(facts({ people: people(2_000_000) }))
    expect(answers(sheet, { at: day('2025-10-31') }).get('CN-06')?.inForce).toBe('not_yet')
    const chinese = law.packs.filter(({ jurisdiction }) => jurisdiction === 'CN')
    const packs = chinese.map((pack) => ({
      ...pack,
      rules: pack.rules.map((rule) => ({ ...rule, effectiveTo: '2026-11-23' })),
    }))
    const after = dutiesFor(packs, sheet, profile, discovered, { schemes: law.schemes })
    expect(
      after.map(({ inForce, result }) => `${inForce} ${result}`),
      '01:02 on the 24th in Shanghai',
    ).toEqual(after.map(() => 'no_longer does_not_apply'))
  })

  it('counts the last day of a rule as in force', () => {
    const endsOn = (effectiveTo: string) => {
      const packs = law.packs.map((pack) => ({
        ...pack,
        rules: pack.rules.map((rule) => ({ ...rule, effectiveTo })),
      }))
      return dutiesFor(packs, [], profile, discovered, { schemes: law.schemes })[0]?.inForce
    }
    expect(endsOn('2026-11-24')).toBe('yes')
    expect(endsOn('2026-11-23')).toBe('no_longer')
  })

  it('shows each leaf with its fact, its value and how it was judged', () => {
    const told = answers(sheetOf(facts({ role: 'handler' }))).get('CN-04')
    const part = told?.explanation.kind === 'all' ? told.explanation.parts[0] : undefined
    expect(part).toMatchObject({
      kind: 'leaf',
      subject: 'personalInformation',
      value: 'yes',
      outcome: 'true',
      facts: ['personalInformation'],
    })
  })

  it('frees by exemption from telling people only, never from reporting or acting', () => {
    const releases = Object.fromEntries(
      rulesOf(law.packs, 'incident').map((rule) => [rule.id, rule.releasedBy]),
    )
    expect(releases).toMatchObject({
      'CN-04': 'exemption',
      'POL-04': 'exemption',
      'CN-05': 'counsel_ticks',
      'CN-14': 'counsel_ticks',
    })
    const never = Object.entries(releases)
      .filter(([, by]) => by === 'never')
      .map(([id]) => id)
    expect(never).toEqual(
      expect.arrayContaining([
        'CN-01',
        'CN-02',
        'CN-03',
        'CN-06',
        'CN-07',
        'CN-08',
        'CN-12',
        'CN-13',
        'CN-16',
        'POL-06',
      ]),
    )
  })

  it('is fulfilled only by all that it names', () => {
    const minors = law.packs[0]?.rules.find(({ id }) => id === 'CN-14')
    expect(minors && isFulfilled(minors, ['notice:guardian'])).toBe(false)
    expect(minors && isFulfilled(minors, ['notice:guardian', 'report:departments'])).toBe(true)
  })

  it('is not moved by a fact that no condition names', () => {
    const idle: FactKey[] = ['cause', 'advice', 'contact', 'trend', 'endedAt', 'systems']
    const base = sheetOf(facts({ people: people(2_000_000) }))
    const before = [...answers(base).values()]
    fc.assert(
      fc.property(fc.constantFrom(...idle), fc.jsonValue(), (key, value) => {
        expect([...answers([...base, factRow(key, value)]).values()]).toEqual(before)
      }),
    )
  })

  it('never drops a duty because more people turn out to be affected', () => {
    const weight = { does_not_apply: 0, undetermined: 1, applies: 2 }
    const size = fc.integer({ min: 1, max: 200_000_000 })
    fc.assert(
      fc.property(size, size, (a, b) => {
        const [few, many] = [Math.min(a, b), Math.max(a, b)].map((n) =>
          answers(sheetOf(facts({ people: people(n) }))),
        )
        for (const [id, one] of few ?? [])
          expect(weight[many?.get(id)?.result ?? 'does_not_apply']).toBeGreaterThanOrEqual(weight[one.result])
      }),
      { numRuns: 50 },
    )
  })

  it('reports nothing missing for a duty that does not apply', () => {
    const none = answers(sheetOf({ personalInformation: 'no' })).get('CN-04')
    expect(none?.missing).toEqual([])
    expect(none && missingFacts(none.explanation)).toEqual([])
  })
})
