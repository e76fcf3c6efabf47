import { describe, expect, it } from 'vitest'
import { inPlace, plain, type Row, said } from './abroad.ts'

const [sg, jp, kr] = [inPlace('SG'), inPlace('JP'), inPlace('KR')]
const [br, ca, au] = [inPlace('BR'), inPlace('US-CA'), inPlace('AU')]

const lines: Row[] = [
  [
    '499 people and no significant harm',
    'PDPA 26B(1)(b)',
    sg({ ...plain, risk: 'likely' }, 499),
    { 'SG-02': 'no', 'SG-03': 'no', 'SG-01': 'yes' },
  ],
  [
    '500 people: the Commission, and not the people, on scale alone',
    'PDPA 26B(1)(b); S 64/2021 r. 4',
    sg({ ...plain, risk: 'likely' }, 500),
    { 'SG-02': 'yes', 'SG-03': 'no' },
  ],
  [
    'one person and significant harm: both',
    'PDPA 26B(1)(a)',
    sg({ ...plain, risk: 'high' }, 1),
    { 'SG-02': 'yes', 'SG-03': 'yes' },
  ],
  [
    'user names with passwords count as significant harm; counsel confirms',
    'Notification Regs 2021; S 64/2021 r. 3(1)(b)',
    sg({ categories: ['login'], risk: 'likely' }, 20),
    { 'SG-02': 'yes?', 'SG-03': 'yes?' },
  ],
  ['nobody judged the harm yet', 'PDPA 26C', sg(plain, 20), { 'SG-02': 'open', 'SG-03': 'open' }],
  ['1,000 people is not "more than 1,000"', 'Rules 7(iv)', jp(plain, 1000), { 'JP-01': 'no', 'JP-04': 'no' }],
  [
    '1,001 addresses shown to one another in a mail',
    'Rules 7(iv); PPC General Guidelines 3-5-3-1 (4)',
    jp(plain, 1001),
    { 'JP-01': 'yes', 'JP-02': 'yes', 'JP-03': 'no', 'JP-04': 'yes' },
  ],
  [
    'the health record of one employee, mailed to all',
    'Rules 7(i); PPC General Guidelines 3-5-3-1 (1), example of health checks',
    jp({ categories: ['patient'], malicious: false }, 1),
    { 'JP-01': 'yes', 'JP-04': 'yes' },
  ],
  [
    'a hospital lost a USB stick with treatment records: one patient is enough',
    'Rules 7(i); PPC General Guidelines 3-5-3-1 (1), example of a hospital',
    jp({ categories: ['patient'], breachKinds: ['loss'], malicious: false }, 1),
    { 'JP-01': 'yes', 'JP-02': 'yes', 'JP-03': 'no', 'JP-04': 'yes' },
  ],
  [
    'an employee carried customer data off and passed it on: improper purpose, sixty days',
    'Rules 7(iii), 8(2); PPC General Guidelines 3-5-3-1 (3), example of an insider',
    jp({ ...plain, insider: true, malicious: true }, 1),
    { 'JP-01': 'yes', 'JP-02': 'no', 'JP-03': 'yes' },
  ],
  [
    'a wrong setting showed 1,001 customers on the web; nobody attacked',
    'Rules 7(iv); PPC General Guidelines 3-5-3-1 (4), example of a setting',
    jp({ ...plain, breachKinds: ['leak'] }, 1001),
    { 'JP-01': 'yes', 'JP-03': 'no' },
  ],
  [
    'sensitive in China may not be "special care-required"',
    'Rules 7(i)',
    jp({ categories: ['creed'], malicious: false }, 1),
    { 'JP-01': 'yes?' },
  ],
  [
    'card numbers of a web shop',
    'Rules 7(ii); PPC General Guidelines 3-5-3-1 (2), example of a web shop',
    jp({ categories: ['card'], malicious: false }, 3),
    { 'JP-01': 'yes', 'JP-02': 'yes' },
  ],
  [
    'ransomware on ten records: improper purpose, sixty days',
    'Rules 7(iii), 8(2); PPC General Guidelines 3-5-3-1 (3), example of ransomware',
    jp({ ...plain, breachKinds: ['damage'], malicious: true }, 10),
    { 'JP-01': 'yes', 'JP-02': 'no', 'JP-03': 'yes' },
  ],
  [
    'purpose not known: neither of the two terms is hidden',
    'Rules 8(2)',
    jp({ categories: ['card'] }, 3),
    { 'JP-01': 'yes', 'JP-02': 'open', 'JP-03': 'open' },
  ],
  [
    '999 people, ordinary data, no attack: only the people',
    'PIPA 34, Decree 40',
    kr(plain, 999),
    { 'KR-01a': 'yes', 'KR-02a': 'no' },
  ],
  ['1,000 people', 'Decree 40(1)1', kr(plain, 1000), { 'KR-02a': 'yes' }],
  [
    'one passport number is a unique identifier',
    'Decree 40(1)2',
    kr({ categories: ['passport'] }, 1),
    { 'KR-02a': 'yes' },
  ],
  [
    'one person, and an attack from outside',
    'Decree 40(1)3',
    kr({ ...plain, malicious: true }, 1),
    { 'KR-02a': 'yes' },
  ],
  [
    'a possible breach: the new notice, with counsel',
    'PIPA 34 (2026)',
    kr({ ...plain, certainty: 'possible' }, 9),
    { 'KR-01a': 'no', 'KR-03': 'yes?' },
  ],
  [
    '500 residents: no sample',
    'Civ. Code 1798.82(f)',
    ca({ categories: ['passport'] }, 500),
    { 'USCA-01': 'yes', 'USCA-02': 'no' },
  ],
  [
    '501 residents: the Attorney General too',
    'Civ. Code 1798.82(f)',
    ca({ categories: ['passport'] }, 501),
    { 'USCA-02': 'yes' },
  ],
  [
    'mail addresses alone are not the data the code lists',
    'Civ. Code 1798.82(h)',
    ca(plain, 900),
    { 'USCA-01': 'no', 'USCA-02': 'no' },
  ],
  [
    'not counted there: the high estimate of everybody stands in',
    'Civ. Code 1798.82(f)',
    ca({ categories: ['card'], people: { low: 1, best: 90, high: 501 } }, null),
    { 'USCA-02': 'yes' },
  ],
  [
    'Malaysia, 1,000 people: not on scale',
    'PDPA 12B',
    inPlace('MY')({ risk: 'likely' }, 1000),
    { 'MY-01': 'no' },
  ],
  [
    'Malaysia, 1,001 people; the text was not checked, so counsel',
    'PDPA 12B',
    inPlace('MY')({ risk: 'likely' }, 1001),
    { 'MY-01': 'yes?', 'MY-02': 'no' },
  ],
  [
    'sign-in data is one of the six kinds',
    'Res. 15/2024 5',
    br({ risk: 'likely', categories: ['login'] }),
    { 'BR-01': 'yes', 'BR-02': 'yes' },
  ],
  [
    'none of the named kinds: only scale or age could make it so',
    'Res. 15/2024 5',
    br({ ...plain, risk: 'likely', minors: { under14: 0, under18: 0 } }),
    { 'BR-01': 'yes?' },
  ],
  [
    'a child among the people',
    'Res. 15/2024 5',
    br({ ...plain, risk: 'likely', minors: { under14: 0, under18: 1 } }),
    { 'BR-01': 'yes' },
  ],
  [
    'no relevant risk: recorded only',
    'LGPD 48',
    br({ risk: 'unlikely', categories: ['login'] }),
    { 'BR-01': 'no', 'BR-06': 'yes?' },
  ],
  [
    'altered and restored, read by nobody: no eligible breach',
    'Privacy Act 26WE',
    au({ risk: 'high', breachKinds: ['tamper'] }),
    { 'AU-02': 'no' },
  ],
  [
    'serious harm not judged yet: assess within the thirty days',
    'Privacy Act 26WH',
    au({}),
    { 'AU-01': 'yes', 'AU-02': 'open' },
  ],
  [
    'Switzerland asks for a high risk, not any risk',
    'FADP 24(1)',
    inPlace('CH')({ risk: 'likely' }),
    { 'CH-01': 'no', 'CH-02': 'no' },
  ],
  [
    'Swiss people are told where it protects them: counsel',
    'FADP 24(4)',
    inPlace('CH')({ risk: 'high' }),
    { 'CH-01': 'yes', 'CH-02': 'yes?' },
  ],
  [
    'CERT-In wants it from anybody, of any size',
    'Directions 2022',
    inPlace('IN')({ role: 'processor' }, 1),
    { 'IN-01': 'yes', 'IN-02': 'no' },
  ],
  [
    'Canada records what it need not report',
    'PIPEDA 10.3',
    inPlace('CA')({ risk: 'likely' }),
    { 'CA-01': 'no', 'CA-03': 'yes' },
  ],
  [
    'Vietnam tells people of places and bodies',
    'PDPL 23',
    inPlace('VN')({ risk: 'likely', categories: ['track'] }),
    { 'VN-01': 'yes', 'VN-02': 'yes' },
  ],
]

describe('lines drawn by number and by kind', () => {
  it.each(lines)('%s (%s)', (_why, _article, asked, expected) => {
    expect(said(asked, Object.keys(expected))).toEqual(expected)
  })
})
