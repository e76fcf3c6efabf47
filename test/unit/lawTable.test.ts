import { describe, it } from 'vitest'
import { leakWith as leak, noonOn, people } from './law.ts'
import { at, check, type LawRow } from './lawRows.ts'

const none = { under14: 0, under18: 0 }
const cii = { profile: { operatorType: 'cii' as const } }
const organ = { profile: { operatorType: 'organ' as const } }

/** Remedies, the departments and the people: PIPL 57, CSL 44, NDSMR 11. */
const telling: LawRow[] = [
  [
    '300 people: the departments and the people are told, the hours do not run',
    '第五十七条',
    leak({ people: people(300), lossYuan: people(0), importantData: false, threat: 'none', coreData: false }),
    { 'CN-03': 'yes', 'CN-04': 'yes', 'CN-01': 'yes', 'CN-06': 'no', 'CN-13': 'no' },
  ],
  ['one person is enough', '第五十七条', leak({ people: people(1) }), { 'CN-03': 'yes', 'CN-04': 'yes' }],
  [
    '可能发生: what may have happened is told too',
    '第五十七条',
    leak({ personalInformation: 'maybe', certainty: 'possible' }),
    { 'CN-03': 'yes', 'CN-04': 'yes' },
  ],
  ['tampering is named', '第五十七条', leak({ breachKinds: ['tamper'] }), { 'CN-03': 'yes', 'CN-04': 'yes' }],
  [
    'ransomware without a leak: loss is named',
    '第五十七条',
    leak({
      breachKinds: ['loss'],
      ransom: { amount: '5 BTC', method: '加密', askedAt: at('2026-11-24 02:00') },
    }),
    { 'CN-03': 'yes', 'CN-04': 'yes' },
  ],
  [
    'damage alone stands in the Cybersecurity Law only',
    '第四十四条第二款',
    leak({ breachKinds: ['damage'] }),
    { 'CN-04': 'yes?', 'CN-03': 'yes?' },
  ],
  [
    'illegal access alone stands in NDSMR 9 only',
    '第五十七条',
    leak({ breachKinds: ['illegal_access'] }),
    { 'CN-03': 'yes?', 'CN-04': 'yes?' },
  ],
  [
    'damage beside a leak asks nobody',
    '第五十七条',
    leak({ breachKinds: ['damage', 'leak'] }),
    { 'CN-03': 'yes' },
  ],
  [
    'measures that avoid the harm release nobody by themselves, and never the report',
    '第五十七条',
    leak({ harmAvoided: true, keysSafe: true }),
    { 'CN-03': 'yes', 'CN-04': 'yes' },
  ],
  [
    'no personal information: nobody to tell, the plan is started all the same',
    '第二十七条',
    { personalInformation: 'no' },
    { 'CN-02': 'yes', 'CN-01': 'no', 'CN-03': 'no', 'CN-04': 'no' },
  ],
  [
    'do not know is no answer',
    '第五十七条',
    { personalInformation: 'unknown' },
    { 'CN-03': 'open', 'CN-04': 'open', 'CN-01': 'open' },
  ],
  [
    'entrusted: the customer owes it, we tell the customer',
    '第二十一条、第五十九条',
    leak({ role: 'processor' }),
    { 'CN-16': 'yes', 'CN-03': 'no', 'CN-04': 'no', 'CN-01': 'yes' },
  ],
  [
    'entrusted, and a network operator: the hours bind our own network',
    '第四条',
    leak({ role: 'processor', people: people(1_000_000) }),
    { 'CN-06': 'yes', 'CN-16': 'yes', 'CN-03': 'no' },
  ],
  ['jointly', '第五十七条', leak({ role: 'joint' }), { 'CN-03': 'yes', 'CN-16': 'no' }],
  ['which hat we wear is open', '第五十七条', leak({ role: null }), { 'CN-03': 'open', 'CN-16': 'open' }],
  [
    'harm to rights: people and organisations, tenants too',
    '第十一条第二款',
    leak({ harmsRights: true }),
    { 'CN-05': 'yes' },
  ],
  ['no harm to rights', '第十一条第二款', leak({ harmsRights: false }), { 'CN-05': 'no' }],
  ['nobody judged the harm', '第十一条第二款', leak({}), { 'CN-05': 'open' }],
  [
    'before NDSMR came into force',
    '第十一条第二款',
    leak({ harmsRights: true }),
    { 'CN-05': 'no', 'CN-03': 'yes' },
    { at: noonOn('2024-12-31') },
  ],
  [
    'before PIPL came into force',
    '第五十七条',
    leak({}),
    { 'CN-03': 'no', 'CN-04': 'no', 'CN-02': 'yes' },
    { at: noonOn('2021-10-31') },
  ],
]

/** Who must hear within 1, 2 or 4 hours: the reporting measures, from 2025-11-01. */
const hours: LawRow[] = [
  ['999,999: one below', '第四条', leak({ people: people(999_999) }), { 'CN-06': 'no', 'CN-13': 'no' }],
  [
    '1,000,000: 以上 includes the number',
    '第四条',
    leak({ people: people(1_000_000) }),
    { 'CN-06': 'yes', 'CN-07': 'no', 'CN-08': 'no', 'CN-12': 'yes', 'CN-13': 'yes' },
  ],
  ['graded on the high estimate', '第四条', leak({ people: people(200, 1_000_000) }), { 'CN-06': 'yes' }],
  ['no count yet is never a no', '第四条', leak({}), { 'CN-06': 'open', 'CN-12': 'open', 'CN-13': 'open' }],
  [
    'critical infrastructure: its department and the police, 1 hour',
    '第四条',
    leak({ people: people(1_000_000) }),
    { 'CN-07': 'yes', 'CN-06': 'no', 'CN-08': 'no' },
    cii,
  ],
  [
    'a central organ: its own office, 2 hours',
    '第四条',
    leak({ people: people(1_000_000) }),
    { 'CN-08': 'yes', 'CN-06': 'no', 'CN-07': 'no' },
    organ,
  ],
  [
    'the hour follows who you are, not how bad it is',
    '第四条',
    leak({ people: people(100_000_000) }),
    { 'CN-06': 'yes', 'CN-07': 'no' },
  ],
  [
    'below 较大 none of the three, critical or not',
    '第四条',
    leak({ people: people(300) }),
    { 'CN-07': 'no', 'CN-06': 'no' },
    cii,
  ],
  [
    'the day before the measures',
    '第四条',
    leak({ people: people(2_000_000) }),
    { 'CN-06': 'no', 'CN-13': 'no', 'CN-03': 'yes' },
    { at: at('2025-10-31 23:59') },
  ],
  [
    'their first day',
    '第四条',
    leak({ people: people(2_000_000) }),
    { 'CN-06': 'yes' },
    { at: at('2025-11-01 00:00') },
  ],
  [
    'tampering with a million people: the qualitative line, counsel confirms',
    '第四条',
    leak({ breachKinds: ['tamper'], people: people(1_000_000) }),
    { 'CN-06': 'yes?' },
  ],
  [
    'CNY 5 million lost, nobody counted yet',
    '第四条',
    leak({ lossYuan: people(5_000_000) }),
    { 'CN-06': 'yes' },
  ],
  [
    'CNY 4,999,999 and 300 people',
    '第四条',
    leak({ people: people(300), lossYuan: people(4_999_999) }),
    { 'CN-06': 'no' },
  ],
  [
    'graded down after a first report: what follows it stays',
    '第八条',
    leak({ people: people(300) }),
    { 'CN-13': 'yes', 'CN-12': 'yes', 'CN-24': 'yes' },
    { filed: ['CN-06'] },
  ],
  [
    'a report under PIPL 57 has no final report',
    '第八条',
    leak({ people: people(300) }),
    { 'CN-13': 'no', 'CN-12': 'no' },
    { filed: ['CN-03'] },
  ],
]

/** Minors: the line is 18, and again 14. */
const minors: LawRow[] = [
  ['nobody looked: prepared for as if', '第三十五条', leak({}), { 'CN-14': 'open', 'CN-15': 'open' }],
  [
    'one of 17: the minor and the guardian',
    '第三十五条',
    leak({ minors: { under14: 0, under18: 1 } }),
    { 'CN-14': 'yes', 'CN-15': 'no' },
  ],
  [
    'one of 13: the rule on children besides',
    '第二十一条',
    leak({ minors: { under14: 1, under18: 1 } }),
    { 'CN-15': 'yes?', 'CN-14': 'yes' },
  ],
  ['checked: none', '第三十五条', leak({ minors: none }), { 'CN-14': 'no', 'CN-15': 'no' }],
  ['being compared', '第三十五条', leak({ minors: null }), { 'CN-14': 'open' }],
  [
    'before 2024 the rule on children alone',
    '第二十一条',
    leak({ minors: { under14: 1, under18: 2 } }),
    { 'CN-15': 'yes?', 'CN-14': 'no' },
    { at: noonOn('2023-12-31') },
  ],
  [
    'a customer’s minors: the customer tells them',
    '第三十五条',
    leak({ role: 'processor', minors: { under14: 1, under18: 1 } }),
    { 'CN-14': 'no', 'CN-15': 'no', 'CN-16': 'yes' },
  ],
]

describe.each([
  ['telling', telling],
  ['reporting within hours', hours],
  ['minors', minors],
])('Chinese law: %s', (_, rows) => {
  it.each(rows)('%s (%s)', (...row) => check(row as LawRow))
})
