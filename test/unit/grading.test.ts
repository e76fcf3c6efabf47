import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Grade, grades } from '../../server/rules/condition.ts'
import { companyClass, proposeGrade } from '../../server/rules/grading.ts'
import { law, people, sheetOf } from './law.ts'

type Given = Parameters<typeof sheetOf>[0]
const propose = (given: Given) =>
  proposeGrade(law.schemes[0]!, sheetOf({ personalInformation: 'yes', breachKinds: ['leak'], ...given }))

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
    expect(proposeGrade(law.schemes[0]!, sheet).grade).toBe('较大')
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
