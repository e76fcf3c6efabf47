import { describe, expect, it } from 'vitest'
import { rulesOf } from '../../server/rules/duties.ts'
import { breachIn, established, inPlace, judged, saidOf } from './abroad.ts'
import { type Given, law } from './law.ts'

const at = Date.parse

describe('the law of the day, in the place that counts it', () => {
  const korea = breachIn('KR', { breachKinds: ['tamper'] }, 2000)
  const britain = { presence: ['GB'], sectors: ['telecom_internet'] }
  it.each<[string, string, string, string, Given, object]>([
    [
      'KR-02a',
      '2026-09-10T23:59:59+09:00',
      'no',
      'the last minute of the old rules',
      korea,
      established('KR'),
    ],
    [
      'KR-02a',
      '2026-09-11T00:00:00+09:00',
      'yes',
      'alteration counts from here on',
      korea,
      established('KR'),
    ],
    [
      'KR-02',
      '2026-09-10T23:59:59+09:00',
      'no',
      'the old rules knew loss, theft and leak',
      korea,
      established('KR'),
    ],
    [
      'KR-01',
      '2026-09-10T23:59:59+09:00',
      'yes',
      'a leak under the old rules',
      breachIn('KR'),
      established('KR'),
    ],
    [
      'KR-01',
      '2026-09-11T00:00:00+09:00',
      'no',
      'the new rule takes over',
      breachIn('KR'),
      established('KR'),
    ],
    [
      'IN-04',
      '2027-05-13T23:59:59+05:30',
      'no',
      'the rules under the act start tomorrow',
      breachIn('IN'),
      established('IN'),
    ],
    ['IN-04', '2027-05-14T00:00:00+05:30', 'yes', 'and bind today', breachIn('IN'), established('IN')],
    ['IN-01', '2026-11-24T00:00:00+05:30', 'yes', 'six hours run already', breachIn('IN'), established('IN')],
    ['UK-06', '2025-08-19T23:59:59+01:00', 'no', 'counted in London', breachIn('GB'), britain],
    [
      'UK-06',
      '2025-08-20T00:00:00+01:00',
      'yes?',
      'a provider of communications? counsel',
      breachIn('GB'),
      britain,
    ],
    [
      'USCA-01',
      '2025-12-31T23:59:59-08:00',
      'no',
      'new year in Los Angeles',
      breachIn('US-CA', { categories: ['card'] }),
      established('US-CA'),
    ],
    [
      'USCA-01',
      '2026-01-01T00:00:00-08:00',
      'yes',
      'not in Shanghai',
      breachIn('US-CA', { categories: ['card'] }),
      established('US-CA'),
    ],
    [
      'EU-09',
      '2026-09-10T23:59:59+02:00',
      'no',
      'reporting of exploited flaws',
      breachIn('DE', { productFlaw: true, malicious: true }),
      { presence: ['DE'], traits: ['product_provider'] },
    ],
    [
      'EU-09',
      '2026-09-11T00:00:00+02:00',
      'yes?',
      'starts',
      breachIn('DE', { productFlaw: true, malicious: true }),
      { presence: ['DE'], traits: ['product_provider'] },
    ],
    [
      'VN-01',
      '2025-12-31T23:59:59+07:00',
      'no',
      'the law starts with the year',
      breachIn('VN', { risk: 'likely' }),
      established('VN'),
    ],
  ])('%s at %s: %s (%s)', (id, when, expected, _why, facts, profile) => {
    expect(saidOf(judged({ facts, profile, at: at(when) }).get(id))).toBe(expected)
  })

  it('cites the edition of the day', () => {
    const basisAt = (iso: string) =>
      judged({ ...inPlace('KR')(), at: at(iso) })
        .get('KR-04')
        ?.rule.basis.map(({ version }) => version)
    expect(basisAt('2026-09-10T12:00+09:00')).toEqual(['2023'])
    expect(basisAt('2026-09-11T12:00+09:00')).toEqual(['2026'])
  })
})

describe('every pack of another place', () => {
  const abroad = law.packs.filter(({ jurisdiction }) => jurisdiction !== 'CN')
  const rules = rulesOf(abroad, 'incident')

  it.each(abroad.map((pack) => [pack.id, pack] as const))(
    '%s asks for a link before anything else',
    (_id, { rules }) => {
      for (const { id, when } of rules) {
        const first = 'all' in when ? when.all[0] : when
        expect(first && 'subject' in first && first.subject, id).toBe('nexus')
      }
    },
  )

  it('asks nothing of a company that is nowhere else', () => {
    const answers = judged({ facts: { ...breachIn('DE'), regions: undefined as never }, profile: {} })
    const owed = rules.filter(({ id }) => answers.get(id)?.result !== 'does_not_apply')
    expect(owed.map(({ id }) => id)).toEqual([])
  })

  it('is cited from an edition that was law when the rule began', () => {
    const stray = rules.filter(
      ({ effectiveFrom, basis }) =>
        !basis.some(({ from, to }) => from <= effectiveFrom && (!to || effectiveFrom <= to)),
    )
    expect(stray.map(({ id }) => id)).toEqual([])
  })

  it('keeps the proposed ninety-six hours of the Union out', () => {
    const terms = rules.flatMap(({ clock }) => (clock.term?.unit === 'hour' ? [clock.term.length] : []))
    expect(new Set(terms)).toEqual(new Set([72, 24, 12, 48, 6]))
  })

  it('says of each unsettled rule what counsel must look up, or leaves it to the mark', () => {
    const silent = rules.filter(({ mark, note }) => mark === 'U' && note === null)
    expect(silent.map(({ recipient }) => recipient.kind)).toEqual(silent.map(() => 'customers'))
  })

  it('releases reports on no ground but those the law itself names', () => {
    const named = law.exemptions.flatMap(({ grounds }) => grounds.flatMap(({ releases }) => releases))
    const never = rules.filter(({ id, releasedBy }) => named.includes(id) && releasedBy === 'never')
    expect(never.map(({ id }) => id)).toEqual([])
  })
})
