import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Grade, grades } from '../../server/rules/condition.ts'
import { gradeInForce } from '../../server/rules/confirmedGrade.ts'
import { companyClass, proposeGrade } from '../../server/rules/grading.ts'
import { law, people, sheetOf } from './law.ts'

type Given = Parameters<typeof sheetOf>[0]
const schemeOf = (id: string) => law.schemes.find((scheme) => scheme.id === id)!
const propose = (given: Given, scheme = 'cac') =>
  proposeGrade(
    schemeOf(scheme),
    sheetOf({ personalInformation: 'yes', breachKinds: ['leak'], ...given }),
    law.datamap.categories,
  )

const rows: [grade: Grade | null, line: string | null, facts: Given, why: string][] = [
  [
    '较大',
    'loss-5m',
    { breachKinds: ['tamper'], people: people(1_000_000), lossYuan: people(5_000_000) },
    'of two lines the one that needs no judgement',
  ],
  ['一般', null, { people: people(300) }, 'below every line'],
  ['一般', null, { people: people(999_999) }, 'one below 较大'],
  ['较大', 'people-leak-1m', { people: people(1_000_000) }, '"以上" includes the number'],
  ['较大', 'people-leak-1m', { people: people(9_999_999) }, 'one below 重大'],
  ['重大', 'people-leak-10m', { people: people(10_000_000) }, '10 million'],
  ['重大', 'people-leak-10m', { people: people(99_999_999) }, 'one below 特别重大'],
  ['特别重大', 'people-leak-100m', { people: people(100_000_000) }, '100 million'],
  ['较大', 'people-leak-1m', { people: people(960_000, 1_420_000) }, 'the high estimate decides'],
  [null, null, {}, 'nothing known: no grade, not the lowest'],
  [null, null, { people: null }, 'to be verified'],
  ['较大', 'loss-5m', { lossYuan: people(5_000_000) }, 'CNY 5 million, people unknown'],
  [null, null, { lossYuan: people(4_999_999) }, 'below it, and people unknown'],
  ['重大', 'loss-20m', { lossYuan: people(20_000_000) }, 'CNY 20 million'],
  ['特别重大', 'loss-100m', { lossYuan: people(100_000_000) }, 'CNY 100 million'],
  [
    '重大',
    'loss-20m',
    { people: people(1_000_000), lossYuan: people(20_000_000) },
    'any single line is enough: the gravest',
  ],
  [null, null, { people: people(300), lossYuan: null }, 'loss to be verified could still raise it'],
  [
    '较大',
    'people-leak-1m',
    { people: people(1_000_000), lossYuan: null },
    'a line that is reached stays reached',
  ],
  [
    '较大',
    'people-lost-1m',
    { breachKinds: ['damage'], people: people(1_000_000) },
    'damage: the qualitative line',
  ],
  [
    '较大',
    'people-leak-1m',
    { breachKinds: ['damage', 'leak'], people: people(1_000_000) },
    'with a leak: the count line',
  ],
  [
    '较大',
    'people-leak-1m',
    { breachKinds: null, people: people(1_000_000) },
    'kind unknown: a leak stands in',
  ],
  ['较大', 'important-data', { importantData: true }, 'important data, at least'],
  [
    '一般',
    null,
    { personalInformation: 'no', lossYuan: people(0) },
    'no personal information: loss alone decides',
  ],
  [null, null, { personalInformation: 'no' }, 'no personal information, loss not known'],
]

describe('proposeGrade', () => {
  it.each(rows)('%s by %s: %o (%s)', (grade, line, given) => {
    const proposal = propose(given)
    expect(proposal.grade).toBe(grade)
    expect(proposal.line?.key ?? null).toBe(line)
  })

  it.each([
    [
      true,
      { people: people(960_000, 1_420_000), lossYuan: people(0), importantData: false },
      'the range straddles the line',
    ],
    [
      false,
      { people: people(1_100_000, 1_420_000), lossYuan: people(0), importantData: false },
      'the whole range lies above',
    ],
    [true, { people: people(1_100_000), importantData: false }, 'the loss could raise it'],
    [
      true,
      { people: people(1_100_000), lossYuan: people(0), importantData: false, certainty: 'possible' },
      'only suspected',
    ],
    [
      true,
      { people: people(1_100_000), lossYuan: people(0), importantData: false, breachKinds: null },
      'the kind is open',
    ],
    [
      true,
      { people: people(1_000_000), lossYuan: people(0), importantData: false, figures: null },
      'above the line, and outages to be verified could raise it',
    ],
    [false, { people: people(300), lossYuan: people(0), importantData: false }, 'all looked at'],
    [false, { people: people(100_000_000) }, 'nothing is graver'],
  ] as [boolean, Given, string][])('is provisional %s: %o (%s)', (provisional, given) => {
    expect(propose(given).provisional).toBe(provisional)
  })

  it('names what could still raise it', () => {
    expect(propose({ people: people(300) }).open).toEqual([
      ...['lossYuan', 'importantData', 'threat', 'figures'],
    ])
    expect(propose({ lossYuan: people(0), importantData: false, threat: 'none' }).open).toEqual([
      ...['people', 'figures'],
    ])
  })

  it.each([
    [false, { people: people(1_000_000) }, 'the count line, V2'],
    [true, { breachKinds: ['tamper'], people: people(1_000_000) }, 'the qualitative line, P'],
    [true, { importantData: true }, 'the threat is a judgement'],
    [false, { importantData: true, people: people(1_000_000) }, 'a firm line of the same grade beside it'],
    [false, { people: people(300) }, 'no line'],
  ] as [boolean, Given, string][])('needs counsel %s: %o (%s)', (needsCounsel, given) => {
    expect(propose(given).needsCounsel).toBe(needsCounsel)
  })

  it('adds the groups where nobody counted everybody', () => {
    const group = (key: string) => sheetOf({ people: people(600_000) }, key)
    const sheet = [
      ...sheetOf({ personalInformation: 'yes', breachKinds: ['leak'] }),
      ...group('a'),
      ...group('b'),
    ]
    expect(proposeGrade(schemeOf('cac'), sheet).grade).toBe('较大')
  })

  it('never falls when more people are affected, whatever the kind and the loss', () => {
    const size = fc.integer({ min: 0, max: 300_000_000 })
    const kinds = fc.subarray(['leak', 'tamper', 'damage', 'loss'] as const, { minLength: 1 })
    fc.assert(
      fc.property(size, size, kinds, size, (a, b, breachKinds, loss) => {
        const rank = (n: number) =>
          grades.indexOf(propose({ people: people(n), breachKinds, lossYuan: people(loss) }).grade!)
        expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)))
      }),
    )
  })
})

describe('other lines and schemes', () => {
  it.each<[Grade | null, Given, string, string]>([
    ['特别重大', { figures: { portalDownMinutes: 1440 } }, 'cac', 'a portal down for 24 hours'],
    ['重大', { people: people(300), threat: 'serious', importantData: true }, 'cac', 'a serious threat'],
    [
      '一般',
      { people: people(300), threat: 'serious', personalInformation: 'no', importantData: false },
      'cac',
      'a threat to nothing that counts',
    ],
    [null, { people: people(300), figures: null }, 'cac', 'outages to be verified could raise it'],
    ['一般', { people: people(300) }, 'cac', 'outages nobody asked about do not hold it up'],
    [
      '重大',
      { people: people(1_000_000), categories: ['id-number'] },
      'miit',
      '1 million with sensitive information',
    ],
    ['较大', { people: people(1_000_000), categories: ['phone'] }, 'miit', '1 million without'],
    ['较大', { people: people(100_000), categories: ['face'] }, 'miit', '100,000 with sensitive information'],
    ['一般', { people: people(99_999), categories: ['face'] }, 'miit', 'one below'],
    [null, { people: people(300), categories: null }, 'miit', 'what was lost is to be verified'],
    ['一般', { people: people(300), lossYuan: people(20_000_000) }, 'miit', 'its money lines lie higher'],
    [null, { people: people(1_000_000) }, 'gbt20986', 'it sorts and grades nothing'],
  ])('%s: %o under %s (%s)', (grade, given, scheme) => {
    expect(propose(given, scheme).grade).toBe(grade)
  })

  it('counts a group’s own sensitive information by its own people', () => {
    const sheet = [
      ...sheetOf({ personalInformation: 'yes', breachKinds: ['leak'], people: people(5_000_000) }),
      ...sheetOf({ people: people(40_000), categories: ['face'] }, 'verified'),
      ...sheetOf({ people: people(4_960_000), categories: ['phone'] }, 'rest'),
    ]
    expect(proposeGrade(schemeOf('miit'), sheet, law.datamap.categories)).toMatchObject({ grade: '较大' })
    expect(proposeGrade(schemeOf('miit'), sheet, law.datamap.categories).line?.key).toBe('people-1m')
  })

  it.each<[string[], Given, string]>([
    [['data'], {}, 'a breach of personal information'],
    [
      ['data', 'malware', 'attack'],
      { ransom: { amount: '1', method: 'x', askedAt: 0 }, malicious: true, insider: false },
      'ransomware',
    ],
    [['data', 'misconduct'], { insider: true, malicious: true }, 'an insider'],
    [[], { personalInformation: 'no' }, 'none fits yet'],
  ])('sorts as %o: %o (%s)', (categories, given) => {
    expect(propose(given, 'gbt20986').categories).toEqual(categories)
  })

  it('never falls when more people are affected, under any scheme', () => {
    const size = fc.integer({ min: 0, max: 300_000_000 })
    const lost = fc.subarray(['phone', 'face', 'id-number', 'log'], { minLength: 1 })
    fc.assert(
      fc.property(size, size, lost, fc.constantFrom('cac', 'miit'), (a, b, categories, scheme) => {
        const rank = (n: number) => grades.indexOf(propose({ people: people(n), categories }, scheme).grade!)
        expect(rank(Math.max(a, b))).toBeGreaterThanOrEqual(rank(Math.min(a, b)))
      }),
    )
  })

  it('says what decided', () => {
    expect(propose({ people: people(1_000_000) }).facts).toEqual(['breachKinds', 'people'])
    expect(propose({ lossYuan: people(5_000_000) }).facts).toEqual(['lossYuan'])
    expect(propose({}).facts).toEqual(expect.arrayContaining(['people', 'lossYuan']))
  })
})

describe('gradeInForce', () => {
  it.each<[Grade | null, Grade | null, [Grade, Grade | null] | null, string]>([
    ['较大', '较大', null, 'nobody looked: the proposal'],
    ['一般', '较大', ['一般', '较大'], 'a person set it lower, and the facts say what they said'],
    ['重大', '重大', ['一般', '较大'], 'the facts turned: the graver'],
    ['较大', '一般', ['较大', '较大'], 'they turned down: the confirmed one stays'],
    ['较大', null, ['较大', '较大'], 'they became unknown: the confirmed one stays'],
    ['较大', null, ['较大', null], 'set while nothing decided it'],
    [null, null, null, 'nothing known, nobody looked'],
  ])('%s: proposed %s, confirmed %o (%s)', (grade, proposed, confirmed) => {
    const set = confirmed ? { grade: confirmed[0], proposed: confirmed[1] } : undefined
    expect(gradeInForce(proposed, set)).toBe(grade)
  })
})

describe('companyClass', () => {
  it.each([
    ['yes', '一般', '特别重大', 'always the gravest'],
    ['maybe', '较大', '特别重大', '"may be" is treated as yes'],
    ['unknown', '较大', '较大', 'an event under its own plan'],
    ['no', '一般', '一般', 'another security event'],
  ] as const)('%s under a plan of %s: %s (%s)', (involved, level, grade, _why) => {
    expect(companyClass(involved, level)).toBe(grade)
  })
})
