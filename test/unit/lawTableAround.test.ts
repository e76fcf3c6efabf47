import { describe, it } from 'vitest'
import { leakWith as leak, people } from './law.ts'
import { at, check, type LawRow } from './lawRows.ts'

const sector = (...sectors: string[]) => ({ profile: { sectors } })
const traits = (...given: ('vendor' | 'product_provider' | 'listed')[]) => ({ profile: { traits: given } })
const telecom = sector('telecom_internet')

/** Whoever else must hear: sectors, the police, users of a flawed product, the market. */
const others: LawRow[] = [
  [
    'no sector: nobody besides',
    '第四条',
    leak({}),
    { 'CN-10': 'no', 'CN-10a': 'no', 'CN-10c': 'no', 'CN-10d': 'no' },
  ],
  ['a hospital tells its authority too', '第四条', leak({}), { 'CN-10': 'yes?' }, sector('health')],
  [
    'a bank tells the central bank',
    '条号待核',
    leak({}),
    { 'CN-10d': 'yes?', 'CN-10': 'no' },
    sector('finance'),
  ],
  [
    'before the central bank’s measures',
    '条号待核',
    leak({}),
    { 'CN-10d': 'no' },
    { ...sector('finance'), at: at('2025-07-31 12:00') },
  ],
  [
    'order 24: severe consequences',
    '第十四条',
    leak({ severeConsequences: true }),
    { 'CN-10a': 'yes?' },
    telecom,
  ],
  [
    'order 24: below them remedies suffice',
    '第十四条',
    leak({ severeConsequences: false }),
    { 'CN-10a': 'no' },
    telecom,
  ],
  ['order 24: nobody judged them', '第十四条', leak({}), { 'CN-10a': 'open' }, telecom],
  [
    'order 24 knows no tampering',
    '第十四条',
    leak({ breachKinds: ['tamper'], severeConsequences: true }),
    { 'CN-10a': 'no' },
    telecom,
  ],
  [
    'internet plan: 99,999 users, below its lowest line',
    '5.2',
    leak({ people: people(99_999) }),
    { 'CN-10c': 'no' },
    telecom,
  ],
  [
    'internet plan: 100,000 users, counsel confirms',
    '5.2',
    leak({ people: people(100_000) }),
    { 'CN-10c': 'yes?' },
    telecom,
  ],
  [
    'an offence is suspected',
    '第十一条第二款',
    leak({ suspectedCrime: true }),
    { 'CN-11': 'yes', 'CN-11a': 'yes' },
  ],
  ['none was found', '第十一条第二款', leak({ suspectedCrime: false }), { 'CN-11': 'no', 'CN-11a': 'no' }],
  ['nobody judged it: offered early', '第十一条第二款', leak({}), { 'CN-11': 'open', 'CN-11a': 'open' }],
  [
    'nobody judged it, but somebody took 50 records of movements: here for counsel',
    '第五条',
    leak({ malicious: true, records: people(50), categories: ['location'] }),
    { 'CN-11': 'yes?' },
  ],
  [
    'one record fewer, and who took it is not known to be an insider',
    '第五条',
    leak({ malicious: true, records: people(49), categories: ['location'], people: people(49) }),
    { 'CN-11': 'open' },
  ],
  [
    'an insider: half, 25',
    '第五条',
    leak({ insider: true, records: people(25), categories: ['location'] }),
    { 'CN-11': 'yes?' },
  ],
  [
    'the people stand in where records are not counted',
    '第五条',
    leak({ insider: true, people: people(250), categories: ['order'] }),
    { 'CN-11': 'yes?' },
  ],
  [
    'other kinds from 5,000; below that it waits for the judgement',
    '第五条',
    leak({
      malicious: true,
      insider: false,
      records: people(4_999),
      people: people(4_999),
      categories: ['phone'],
    }),
    { 'CN-11': 'open' },
  ],
  [
    'a person judged it to be no offence: numbers do not overrule it',
    '第五条',
    leak({ suspectedCrime: false, insider: true, records: people(50), categories: ['location'] }),
    { 'CN-11': 'no' },
  ],
  [
    'a vendor tells the operators it serves',
    '第五条（条号待核）',
    leak({}),
    { 'CN-17': 'yes?' },
    traits('vendor'),
  ],
  ['no vendor', '第五条（条号待核）', leak({}), { 'CN-17': 'no' }],
  [
    'a flaw of our own service: mend, tell, report; no filing for who only runs it',
    '第十条',
    { personalInformation: 'no', productFlaw: true, nationalSecurity: false },
    { 'CN-18': 'yes', 'CN-18a': 'no', 'CN-18b': 'no' },
  ],
  [
    'the maker of a product files it as well',
    '第七条',
    { personalInformation: 'no', productFlaw: true },
    { 'CN-18a': 'yes', 'CN-18b': 'open' },
    traits('product_provider'),
  ],
  [
    'a flaw that endangers the public: 24 hours',
    '第十条',
    { personalInformation: 'no', productFlaw: true, nationalSecurity: true },
    { 'CN-18b': 'yes', 'CN-18': 'yes' },
  ],
  ['a listed company', '第八十条', leak({}), { 'CN-29': 'yes?' }, traits('listed')],
  ['not listed', '第八十条', leak({}), { 'CN-29': 'no' }],
]

/** Data and authorities abroad, orders and audits. */
const further: LawRow[] = [
  [
    'exported data: reported at home, by a reading that counsel confirms',
    '第五十七条',
    leak({ crossBorder: true }),
    { 'CN-26': 'yes?', 'CN-26a': 'yes?' },
  ],
  ['nothing was exported', '第五十七条', leak({ crossBorder: false }), { 'CN-26': 'no', 'CN-26a': 'no' }],
  ['a foreign authority asks', '第四十一条', leak({ foreignRequest: true }), { 'CN-25': 'yes' }],
  ['none asks', '第四十一条', leak({ foreignRequest: false }), { 'CN-25': 'no' }],
  ['no order yet', '第六十四条', leak({}), { 'CN-21': 'no' }],
  ['an order', '第六十四条', leak({ orderedAt: at('2026-11-25 09:00') }), { 'CN-21': 'yes' }],
  [
    'audit: 999,999 people, none of them sensitive',
    '第五条（数额待核）',
    leak({ people: people(999_999), categories: ['phone'] }),
    { 'CN-21a': 'no' },
  ],
  [
    'audit: 1,000,000 people',
    '第五条（数额待核）',
    leak({ people: people(1_000_000), categories: ['phone'] }),
    { 'CN-21a': 'yes?' },
  ],
  [
    'audit: 99,999 people with identity numbers',
    '第五条（数额待核）',
    leak({ people: people(99_999), categories: ['phone', 'id-number'] }),
    { 'CN-21a': 'no' },
  ],
  [
    'audit: 100,000 people with identity numbers',
    '第五条（数额待核）',
    leak({ people: people(100_000), categories: ['phone', 'id-number'] }),
    { 'CN-21a': 'yes?' },
  ],
  [
    'audit: what was lost is open',
    '第五条（数额待核）',
    leak({ people: people(100_000) }),
    { 'CN-21a': 'open' },
  ],
]

/** The Cybersecurity Law was renumbered on 2026-01-01: the article in force on that day is cited. */
const editions: LawRow[] = [
  [
    'the last day of the old numbers',
    '第二十五条',
    leak({}),
    { 'CN-02': 'yes' },
    { at: at('2025-12-31 23:59') },
  ],
  ['the first of the new', '第二十七条', leak({}), { 'CN-02': 'yes' }, { at: at('2026-01-01 00:00') }],
  ['42 before', '第四十二条第二款', leak({}), { 'CN-04': 'yes' }, { at: at('2025-12-31 23:59') }],
  ['44 after', '第四十四条第二款', leak({}), { 'CN-04': 'yes' }, { at: at('2026-01-01 00:00') }],
  [
    '22 before',
    '第二十二条',
    { personalInformation: 'no', productFlaw: true },
    { 'CN-18': 'yes' },
    { at: at('2025-12-31 12:00') },
  ],
  [
    '24 after',
    '第二十四条',
    { personalInformation: 'no', productFlaw: true },
    { 'CN-18': 'yes' },
    { at: at('2026-01-01 12:00') },
  ],
]

describe.each([
  ['others who must hear', others],
  ['abroad, orders, audits', further],
  ['editions', editions],
])('Chinese law: %s', (_, rows) => {
  it.each(rows)('%s (%s)', (...row) => check(row as LawRow))
})
