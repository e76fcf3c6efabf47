import { describe, expect, it } from 'vitest'
import { dutiesFor, type Evaluation, rulesOf } from '../../server/rules/duties.ts'
import {
  type Asked,
  answers,
  discovered,
  type Given,
  law,
  leakWith,
  noonOn,
  people,
  profile,
  sheetOf,
} from './law.ts'

type Row = [id: string, result: Evaluation['result'], facts: Given, why: string, asked?: Asked]
const facts = leakWith
const day = noonOn

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
})

/** A group's own rule: headquarters hear of it from 重大 by whichever scheme. */
it('a rule asks the grade of any scheme, and what a person confirmed of it', () => {
  const [rule] = rulesOf(law.packs, 'incident')
  const says = { 'zh-CN': '问', en: 'asked' }
  const when = {
    any: (['grade.cac', 'grade.miit'] as const).map((subject) => ({
      ...{ subject, operator: 'grade_at_least' as const, value: '重大', says },
    })),
  }
  const base = law.packs[0]!
  const own = { ...base, id: 'own', grading: null, rules: [{ ...rule!, when }] }
  const judged = (count: number, confirmed = {}) =>
    dutiesFor(
      [own],
      sheetOf(facts({ people: people(count), lossYuan: people(0), importantData: false })),
      profile,
      discovered,
      {
        schemes: law.schemes,
        confirmed,
      },
    )[0]?.result
  expect(judged(10_000_000)).toBe('applies')
  expect(judged(300)).toBe('does_not_apply')
  expect(judged(300, { miit: { grade: '重大', proposed: null } })).toBe('applies')
})
