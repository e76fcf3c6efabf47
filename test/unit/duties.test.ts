import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { missingFacts } from '../../server/rules/condition.ts'
import { dutiesFor, type Evaluation, isFulfilled, type Profile, rulesOf } from '../../server/rules/duties.ts'
import type { FactKey, FactSheet } from '../../server/rules/facts.ts'
import { discovered, factRow, law, people, profile, sheetOf } from './law.ts'

interface Asked {
  profile?: Partial<Profile>
  at?: number
  filed?: string[]
}

function answers(sheet: FactSheet, asked: Asked = {}): Map<string, Evaluation> {
  const input = { schemes: law.schemes, filed: asked.filed ?? [] }
  const all = dutiesFor(law.packs, sheet, { ...profile, ...asked.profile }, asked.at ?? discovered, input)
  return new Map(all.map((one) => [one.rule.id, one]))
}

const leak = { personalInformation: 'yes', breachKinds: ['leak'], certainty: 'confirmed' } as const
type Given = Parameters<typeof sheetOf>[0]
type Row = [id: string, result: Evaluation['result'], facts: Given, why: string, asked?: Asked]
const facts = (given: Given): Given => ({ ...leak, breachKinds: ['leak'], ...given })
const day = (text: string) => Date.parse(`${text}T12:00:00+08:00`)

const rows: Row[] = [
  ['CN-01', 'applies', facts({}), 'any breach asks for remedies'],
  [
    'CN-01',
    'applies',
    facts({ personalInformation: 'maybe', certainty: 'possible' }),
    'PIPL 57 covers what may have happened',
  ],
  ['CN-01', 'undetermined', { personalInformation: 'unknown' }, '"do not know" is no answer, and is shown'],
  ['CN-01', 'undetermined', {}, 'nobody looked'],
  ['CN-01', 'does_not_apply', { personalInformation: 'no' }, 'no personal information'],
  ['CN-02', 'applies', { personalInformation: 'no' }, 'CSL 27 asks it of any harmful event'],
  ['CN-02', 'applies', {}, 'and needs no fact'],
  ['CN-03', 'applies', facts({ people: people(300) }), 'PIPL 57 has no threshold: 300 people are enough'],
  ['CN-03', 'applies', facts({ people: people(1) }), 'one person is enough'],
  ['CN-03', 'applies', facts({ breachKinds: ['tamper'] }), 'tampering counts'],
  ['CN-03', 'applies', facts({ breachKinds: ['loss'] }), 'loss counts: ransomware without a leak'],
  ['CN-03', 'applies', facts({ breachKinds: ['damage'] }), 'damage alone: CSL 44, with counsel'],
  ['CN-03', 'applies', { personalInformation: 'yes' }, 'which kind is open: one of the four it is'],
  [
    'CN-03',
    'applies',
    facts({ harmAvoided: true }),
    'no-harm frees from telling people, never from reporting',
  ],
  ['CN-03', 'does_not_apply', facts({ role: 'processor' }), "the customer's duty"],
  ['CN-03', 'applies', facts({ role: 'joint' }), 'joint handlers owe it too'],
  ['CN-03', 'undetermined', facts({ role: null }), 'the role is to be verified'],
  [
    'CN-03',
    'does_not_apply',
    facts({}),
    'an entrusted processor by its profile',
    { profile: { role: 'processor' } },
  ],
  ['CN-04', 'applies', facts({ people: people(300) }), 'people are told, however few'],
  ['CN-04', 'applies', facts({ personalInformation: 'maybe' }), '"may be" is treated as yes'],
  ['CN-04', 'does_not_apply', { personalInformation: 'no' }, 'nobody to tell'],
  ['CN-05', 'applies', facts({ harmsRights: true }), 'NDSMR 11(2): harm to lawful rights'],
  [
    'CN-05',
    'applies',
    { personalInformation: 'no', harmsRights: true },
    "tenants' rights, no personal information needed",
  ],
  ['CN-05', 'does_not_apply', facts({ harmsRights: false }), 'no harm to rights'],
  ['CN-05', 'undetermined', facts({}), 'nobody judged harm yet'],
  ['CN-06', 'does_not_apply', facts({ people: people(300) }), '300 people: not the hours'],
  ['CN-06', 'does_not_apply', facts({ people: people(999_999) }), 'one below the line'],
  ['CN-06', 'applies', facts({ people: people(1_000_000) }), '"以上" includes the number'],
  ['CN-06', 'applies', facts({ people: people(300, 1_000_000) }), 'graded on the high estimate'],
  ['CN-06', 'undetermined', facts({}), 'no count yet: never "no"'],
  ['CN-06', 'undetermined', facts({ people: null }), 'to be verified is not zero'],
  ['CN-06', 'undetermined', facts({ people: people(300), lossYuan: null }), 'the loss is to be verified'],
  ['CN-06', 'applies', facts({ lossYuan: people(5_000_000) }), 'CNY 5 million is a line of its own'],
  [
    'CN-06',
    'does_not_apply',
    facts({ people: people(2_000_000) }),
    'CII has 1 hour instead',
    { profile: { operatorType: 'cii' } },
  ],
  [
    'CN-06',
    'does_not_apply',
    facts({ people: people(2_000_000), operatorType: 'organ' }),
    'the incident overrides the profile',
  ],
  [
    'CN-06',
    'undetermined',
    facts({ people: people(2_000_000), operatorType: null }),
    'operator type to be verified',
  ],
  [
    'CN-06',
    'does_not_apply',
    facts({ people: people(300), operatorType: null }),
    'below 较大 the operator type does not matter',
  ],
  ['CN-06', 'applies', facts({ people: people(2_000_000) }), 'first day in force', { at: day('2025-11-01') }],
  [
    'CN-06',
    'does_not_apply',
    facts({ people: people(2_000_000) }),
    'the day before',
    { at: day('2025-10-31') },
  ],
  ['CN-07', 'applies', facts({ people: people(1_000_000) }), 'CII', { profile: { operatorType: 'cii' } }],
  [
    'CN-07',
    'does_not_apply',
    facts({ people: people(100_000_000) }),
    'the hour follows who you are, not how bad it is',
  ],
  [
    'CN-07',
    'does_not_apply',
    facts({ people: people(300) }),
    'below 较大 none of the three',
    { profile: { operatorType: 'cii' } },
  ],
  ['CN-08', 'applies', facts({ people: people(1_000_000) }), 'organ', { profile: { operatorType: 'organ' } }],
  ['CN-08', 'does_not_apply', facts({ people: people(1_000_000) }), 'not an organ'],
  ['CN-12', 'applies', facts({ people: people(1_000_000) }), 'a reportable incident may need supplements'],
  ['CN-12', 'does_not_apply', facts({ people: people(300) }), 'nothing reported, nothing to supplement'],
  ['CN-13', 'applies', facts({ people: people(1_000_000) }), 'a reportable incident ends in a final report'],
  [
    'CN-13',
    'applies',
    facts({ people: people(300) }),
    'grading down after a report lifts nothing',
    { filed: ['CN-06'] },
  ],
  [
    'CN-13',
    'does_not_apply',
    facts({ people: people(300) }),
    'a report under PIPL 57 has no final report',
    { filed: ['CN-03'] },
  ],
  ['CN-13', 'undetermined', facts({}), 'no count yet'],
  ['CN-14', 'undetermined', facts({}), 'minors unknown: prepare as if'],
  ['CN-14', 'applies', facts({ minors: { under14: 0, under18: 1 } }), 'the line is 18, not 14'],
  ['CN-14', 'does_not_apply', facts({ minors: { under14: 0, under18: 0 } }), 'checked: none'],
  ['CN-14', 'undetermined', facts({ minors: null }), 'to be verified is not none'],
  ['CN-16', 'applies', facts({ role: 'processor' }), 'tell the customers we process for'],
  ['CN-16', 'does_not_apply', facts({}), 'our own users'],
  ['CN-16', 'undetermined', facts({ role: null }), 'which hat is open'],
  ['POL-01', 'applies', facts({}), 'the highest plan'],
  ['POL-04', 'applies', facts({ people: people(1) }), 'promised to users'],
  ['POL-04', 'does_not_apply', facts({ role: 'processor' }), "not to a customer's users"],
  ['POL-06', 'applies', facts({ role: 'processor' }), 'unasked reports, whatever the role'],
]

describe('dutiesFor', () => {
  it.each(rows)('%s %s: %o (%s)', (id, result, given, _why, asked) => {
    expect(answers(sheetOf(given), asked).get(id)?.result).toBe(result)
  })

  it('answers every incident rule of every pack, and none of requests or the whole year', () => {
    const ids = [...answers([]).keys()]
    expect(ids).toEqual(rulesOf(law.packs, 'incident').map(({ id }) => id))
    expect(ids).not.toContain('POL-07')
    expect(ids).not.toContain('POL-08')
  })

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
    const packs = law.packs.map((pack) => ({
      ...pack,
      rules: pack.rules.map((rule) => ({ ...rule, effectiveTo: '2026-11-23' })),
    }))
    const after = dutiesFor(packs, sheet, profile, discovered, { schemes: law.schemes })
    expect(
      after.map(({ inForce, result }) => `${inForce} ${result}`),
      '01:02 on the 24th in Shanghai',
    ).toEqual(after.map(() => 'no_longer does_not_apply'))
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
    const idle: FactKey[] = ['cause', 'advice', 'contact', 'trend', 'endedAt', 'systems', 'regions']
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
