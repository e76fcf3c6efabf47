import { describe, expect, it } from 'vitest'
import { leakWith as leak, people } from './law.ts'
import { at, check, dueOf, type LawRow, ruleOf } from './lawRows.ts'

const million = leak({ people: people(1_000_000) })
const cii = { profile: { operatorType: 'cii' as const } }
const organ = { profile: { operatorType: 'organ' as const } }

/** When each duty is due, by the clocks of Shanghai. Found 2026-11-24 01:02 unless a row says otherwise. */
const rows: LawRow[] = [
  ['others: 4 hours, through the night', '第四条', million, { 'CN-06': '2026-11-24 05:02' }],
  ['critical infrastructure: 1 hour', '第四条', million, { 'CN-07': '2026-11-24 02:02' }, cii],
  ['central organs: 2 hours', '第四条', million, { 'CN-08': '2026-11-24 03:02' }, organ],
  [
    '发现或获知: learned from a third party before it was found',
    '第四条',
    { ...million, learnedAt: at('2026-11-23 22:00') },
    { 'CN-06': '2026-11-24 02:00' },
  ],
  [
    'learned after it was found: the finding counts',
    '第四条',
    { ...million, learnedAt: at('2026-11-24 09:00') },
    { 'CN-06': '2026-11-24 05:02' },
  ],
  [
    'confirmed later: the hours do not wait for it',
    '第四条',
    { ...million, confirmedAt: at('2026-11-24 12:00'), gradedAt: at('2026-11-24 13:00') },
    { 'CN-06': '2026-11-24 05:02' },
  ],
  [
    'hours run over the National Day',
    '第四条',
    { ...million, discoveredAt: at('2026-09-30 23:00') },
    { 'CN-06': '2026-10-01 03:00' },
  ],
  [
    'over the new year, when the articles change',
    '第四条',
    { ...million, discoveredAt: at('2025-12-31 22:30') },
    { 'CN-06': '2026-01-01 02:30' },
  ],
  [
    'final report: thirty calendar days after the end, the first not counted',
    '第八条',
    { ...million, endedAt: at('2026-11-26 10:00') },
    { 'CN-13': '2026-12-26 23:59' },
  ],
  [
    'final report over the Spring Festival: days off count',
    '第八条',
    { ...million, discoveredAt: at('2026-01-20 10:00'), endedAt: at('2026-01-30 09:00') },
    { 'CN-13': '2026-03-01 23:59' },
  ],
  ['no end, no clock', '第八条', million, { 'CN-13': 'not due' }],
  [
    'police: 24 hours from when the case happened',
    '第十四条',
    leak({ suspectedCrime: true, occurredAt: at('2026-11-23 20:00') }),
    { 'CN-11a': '2026-11-24 20:00' },
  ],
  [
    'police: when it happened is unknown, the finding stands in',
    '第十四条',
    leak({ suspectedCrime: true, occurredAt: null }),
    { 'CN-11a': '2026-11-25 01:02' },
  ],
  [
    'police, at once: from the suspicion',
    '第十一条第二款',
    leak({ suspectedCrime: true, suspectedAt: at('2026-11-24 08:00') }),
    { 'CN-11': '2026-11-24 12:00' },
  ],
  [
    'interested parties: from when the harm was known',
    '第十一条第二款',
    leak({ harmsRights: true, harmKnownAt: at('2026-11-24 10:00') }),
    { 'CN-05': '2026-11-24 15:30' },
  ],
  [
    'a flaw filed within 2 days, whole days',
    '第七条',
    { personalInformation: 'no', productFlaw: true },
    { 'CN-18a': '2026-11-26 23:59' },
    { profile: { traits: ['product_provider'] } },
  ],
  [
    'a flaw that endangers the public: 24 hours to the minute',
    '第十条',
    { personalInformation: 'no', productFlaw: true, nationalSecurity: true },
    { 'CN-18b': '2026-11-25 01:02' },
  ],
  [
    'a supplement: from the news, by the company’s own four hours',
    '第七条第二款',
    million,
    { 'CN-12': '2026-11-25 13:00' },
    { acts: { newFactAt: at('2026-11-25 09:00') } },
  ],
  [
    'an order: the company’s own day from it',
    '第六十四条',
    leak({ orderedAt: at('2026-11-25 09:00') }),
    { 'CN-21': '2026-11-26 09:00' },
  ],
]

describe('Chinese law: when each is due', () => {
  it.each(rows)('%s (%s)', (...row) => check(row as LawRow))
})

describe('Chinese law: clocks outside an incident', () => {
  it.each([
    [
      'POL-07',
      'identityVerifiedAt',
      '2025-12-31 17:00',
      '2026-01-22 23:59',
      'new year off, Sunday 01-04 worked',
    ],
    [
      'POL-07',
      'identityVerifiedAt',
      '2026-09-30 23:59',
      '2026-10-27 23:59',
      'National Day off, Saturday worked',
    ],
    ['POL-07', 'identityVerifiedAt', '2026-10-01 00:00', '2026-10-27 23:59', 'verified on a day off'],
    ['CN-28', 'declaredAt', '2026-09-21 10:00', '2026-11-09 23:59', 'face data: thirty working days'],
    ['CN-09c', 'firstFiledAt', '2026-11-24 04:10', '2026-11-24 05:10', 'the province’s own hour, shown only'],
    ['CN-09a', 'firstFiledAt', '2026-11-24 01:40', '2026-11-24 02:10', 'the department’s own half hour'],
  ] as const)('%s from %s %s: due %s (%s)', (id, anchor, started, due, _why) => {
    expect(dueOf(ruleOf(id), {}, { [anchor]: at(started) })).toBe(due)
  })
})
