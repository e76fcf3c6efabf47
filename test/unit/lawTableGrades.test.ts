import { describe, expect, it } from 'vitest'
import type { FactSheet } from '../../server/rules/facts.ts'
import { proposeGrade } from '../../server/rules/grading.ts'
import { type Given, law, leakWith as leak, people, sheetOf } from './law.ts'

type Row = [why: string, facts: Given, grade: string | null, line: string | null, counsel?: '?']

const graded = (scheme: string, sheet: FactSheet) =>
  proposeGrade(law.schemes.find(({ id }) => id === scheme)!, sheet, law.datamap.categories)

/** 网络安全事件分级指南, annex of the reporting measures: any one line is enough, 以上 includes the number. */
const cac: Row[] = [
  ['one below 较大', leak({ people: people(999_999) }), '一般', null],
  ['1 million', leak({ people: people(1_000_000) }), '较大', 'people-leak-1m'],
  ['one below 重大', leak({ people: people(9_999_999) }), '较大', 'people-leak-1m'],
  ['10 million', leak({ people: people(10_000_000) }), '重大', 'people-leak-10m'],
  ['one below 特别重大', leak({ people: people(99_999_999) }), '重大', 'people-leak-10m'],
  ['100 million', leak({ people: people(100_000_000) }), '特别重大', 'people-leak-100m'],
  [
    'stolen and not leaked: the qualitative line',
    leak({ breachKinds: ['illegal_access'], people: people(1_000_000) }),
    '较大',
    'people-lost-1m',
    '?',
  ],
  ['CNY 5 million', leak({ people: people(1), lossYuan: people(5_000_000) }), '较大', 'loss-5m'],
  ['CNY 20 million', leak({ people: people(1), lossYuan: people(20_000_000) }), '重大', 'loss-20m'],
  ['CNY 99,999,999', leak({ people: people(1), lossYuan: people(99_999_999) }), '重大', 'loss-20m'],
  ['CNY 100 million', leak({ people: people(1), lossYuan: people(100_000_000) }), '特别重大', 'loss-100m'],
  [
    'important data: at least 较大',
    leak({ people: people(1), importantData: true }),
    '较大',
    'important-data',
    '?',
  ],
  [
    'important data, a serious threat',
    leak({ people: people(1), importantData: true, threat: 'serious' }),
    '重大',
    'threat-serious',
  ],
  [
    'core data, an especially serious threat',
    leak({ people: people(1), coreData: true, threat: 'very_serious' }),
    '特别重大',
    'threat-very-serious',
  ],
  [
    'few people, a considerable threat: 较大量 has no number',
    leak({ people: people(300), threat: 'some' }),
    '较大',
    'threat-some',
    '?',
  ],
  ['no threat', leak({ people: people(300), threat: 'none', importantData: false }), '一般', null],
  [
    'portal down 1,440 minutes',
    leak({ people: people(1), figures: { portalDownMinutes: 1440 } }),
    '特别重大',
    'portal-24h',
  ],
  [
    'portal down 1,439',
    leak({ people: people(1), figures: { portalDownMinutes: 1439 } }),
    '重大',
    'portal-6h',
    '?',
  ],
  ['portal down 359', leak({ people: people(1), figures: { portalDownMinutes: 359 } }), '一般', null],
  [
    'critical infrastructure down 6 hours',
    leak({ people: people(1), figures: { ciiDownMinutes: 360 } }),
    '特别重大',
    'cii-6h',
  ],
  [
    'its main function, 24 hours',
    leak({ people: people(1), figures: { ciiMainDownMinutes: 1440 } }),
    '特别重大',
    'cii-6h',
  ],
  ['down 10 minutes', leak({ people: people(1), figures: { ciiDownMinutes: 10 } }), '较大', 'cii-10min', '?'],
  ['down 9 minutes', leak({ people: people(1), figures: { ciiDownMinutes: 9 } }), '一般', null],
  ['half a province', leak({ people: people(1), figures: { provincePercent: 50 } }), '特别重大', 'life-10m'],
  ['49% of a province', leak({ people: people(1), figures: { provincePercent: 49 } }), '一般', null],
  [
    '30% of a prefecture',
    leak({ people: people(1), figures: { prefecturePercent: 30 } }),
    '较大',
    'prefecture-30',
    '?',
  ],
  [
    'a million views',
    { personalInformation: 'no', lossYuan: people(0), figures: { views: 1_000_000 } },
    '特别重大',
    'spread-huge',
  ],
  [
    '9,999 reposts',
    { personalInformation: 'no', lossYuan: people(0), figures: { reposts: 9_999 } },
    '一般',
    null,
  ],
]

/** 工信部网安〔2024〕214号: a line for sensitive information, and higher sums. */
const miit: Row[] = [
  [
    '999,999 people, nothing sensitive',
    leak({ people: people(999_999), categories: ['phone'] }),
    '一般',
    null,
  ],
  [
    'a million, by a pattern counsel checks',
    leak({ people: people(1_000_000), categories: ['phone'] }),
    '较大',
    'people-1m',
    '?',
  ],
  ['99,999 with identity numbers', leak({ people: people(99_999), categories: ['id-number'] }), '一般', null],
  [
    '100,000 with identity numbers',
    leak({ people: people(100_000), categories: ['id-number'] }),
    '较大',
    'sensitive-100k',
    '?',
  ],
  [
    'a million with identity numbers: found in the annex',
    leak({ people: people(1_000_000), categories: ['id-number'] }),
    '重大',
    'sensitive-1m',
  ],
  ['10 million', leak({ people: people(10_000_000), categories: ['phone'] }), '重大', 'people-10m'],
  [
    '10 million with identity numbers',
    leak({ people: people(10_000_000), categories: ['id-number'] }),
    '特别重大',
    'sensitive-10m',
    '?',
  ],
  [
    'CNY 20 million is 重大 for the other annex, nothing here',
    leak({ people: people(1), categories: ['phone'], lossYuan: people(20_000_000) }),
    '一般',
    null,
  ],
  [
    'CNY 100 million',
    leak({ people: people(1), categories: ['phone'], lossYuan: people(100_000_000) }),
    '重大',
    'loss-100m',
  ],
]

describe.each([
  ['cac', cac],
  ['miit', miit],
])('grades by %s', (scheme, rows) => {
  it.each(rows)('%s: %o is %s by %s', (_why, facts, grade, line, counsel) => {
    const proposal = graded(scheme, sheetOf(facts))
    expect([proposal.grade, proposal.line?.key ?? null]).toEqual([grade, line])
    expect(proposal.needsCounsel).toBe(counsel === '?')
  })
})

describe('categories by GB/T 20986', () => {
  it.each([
    ['a leak', leak({}), ['data']],
    [
      'ransomware from outside',
      leak({ ransom: { amount: '5', method: '加密', askedAt: 0 }, malicious: true, insider: false }),
      ['data', 'malware', 'attack'],
    ],
    ['an employee', leak({ malicious: true, insider: true }), ['data', 'misconduct']],
    [
      'an outage nobody meant',
      { personalInformation: 'no', malicious: false, figures: { ciiDownMinutes: 5 } },
      ['equipment'],
    ],
    ['a flaw', { personalInformation: 'no', productFlaw: true }, ['weakness']],
  ] as [string, Given, string[]][])('%s', (_why, facts, categories) => {
    expect(graded('gbt20986', sheetOf(facts)).categories).toEqual(categories)
  })
})
