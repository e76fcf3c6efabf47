import { describe, expect, test } from 'vitest'
import { type Candidate, drawSample } from '../../server/rules/sample.ts'
import type { GateRule, StageFigures } from '../../server/rules/sendingPlan.ts'
import {
  gateVerdict,
  limitOf,
  nextStage,
  providerFails,
  stageSizes,
  stagesFor,
  stagesLeft,
  tooManyComplaints,
  usualGate,
} from '../../server/rules/stage.ts'

describe('stages', () => {
  test.each([
    [499, [], 'a hundred of 499 would be no canary'],
    [500, [100], 'a fifth of everybody is one'],
    [5_500, [100, 1_000], '1,100 of 5,500'],
    [1_000_000, [100, 1_000, 10_000], 'all of them'],
    [0, [], 'nobody'],
  ])('%d people: %j, %s', (people, stages) => expect(stagesFor(people)).toEqual(stages))

  test.each([
    [30, [], 6, 'few people: a fifth of them'],
    [4, [], 0, 'a handful is no canary'],
    [2_000, [], 100, 'a hundred to begin with'],
    [2_000, [100], 380, 'a fifth of those who are left'],
    [1_000_000, [100, 1_000, 10_000], 8_900, 'no more than are drawn one by one'],
    [1_000_000, [1, 1, 1, 1, 1], 0, 'five are enough'],
  ])('of %d people after %j the next has %d: %s', (people, stages, next) =>
    expect(nextStage(people, stages)).toBe(next),
  )

  test('as asked for, a stage that would begin when nobody is left is dropped', () => {
    expect(stagesLeft(150, [100, 50])).toEqual([100])
    expect(stagesLeft(151, [100, 50])).toEqual([100, 50])
    expect(stagesLeft(40, [100, 10])).toEqual([])
  })

  test('the last stage is all the rest, and the sender is given no limit for it', () => {
    expect(stageSizes(5_500, [100, 1_000])).toEqual([100, 1_000, 4_400])
    expect([0, 1, 2].map((passed) => limitOf([100, 1_000], passed))).toEqual([100, 1_000, null])
  })
})

describe('the gate after a stage', () => {
  const minute = 60_000
  const good: StageFigures = { people: 100, tried: 100, failed: 4, unknown: 0, complaints: 0 }
  const cases: [string, Partial<GateRule>, Partial<StageFigures>, boolean, number, object][] = [
    ['watched long enough', {}, {}, false, 15 * minute, { gate: 'opens' }],
    ['a moment too soon', {}, {}, false, 15 * minute - 1, { gate: 'waits', until: 15 * minute }],
    [
      'five of a hundred is not under five',
      {},
      { failed: 5 },
      false,
      0,
      { gate: 'stays', why: 'gate_failed' },
    ],
    [
      'nobody failed and nothing was tried',
      {},
      { tried: 0, failed: 0 },
      false,
      15 * minute,
      { gate: 'opens' },
    ],
    ['one complaint', {}, { complaints: 1 }, false, 15 * minute, { gate: 'stays', why: 'gate_complaints' }],
    ['too many unknown', {}, { unknown: 5 }, false, 15 * minute, { gate: 'stays', why: 'gate_unknown' }],
    ['unknown may still answer', {}, { unknown: 5 }, false, 0, { gate: 'waits', until: 15 * minute }],
    ['the provider rests', {}, {}, true, 15 * minute, { gate: 'stays', why: 'gate_trouble' }],
    ['a gate of a person', { by: 'person' }, {}, false, 99 * minute, { gate: 'stays', why: 'person' }],
    ['ten per cent were agreed', { failedPercent: 10 }, { failed: 9 }, false, 15 * minute, { gate: 'opens' }],
  ]
  test.each(cases)('%s', (_, rule, figures, trouble, now, verdict) => {
    const seen = { figures: { ...good, ...figures }, endedAt: 0, trouble }
    expect(gateVerdict({ ...usualGate, ...rule }, seen, now)).toEqual(verdict)
  })
})

describe('what pauses an order by rule', () => {
  test.each([
    [2, 10, false, 'two are not three'],
    [3, 3_000, true, 'three, and one in a thousand'],
    [3, 3_001, false, 'less than one in a thousand'],
  ])('%d complaints of %d tried: %s, %s', (complaints, tried, pauses) =>
    expect(tooManyComplaints(complaints, tried)).toBe(pauses),
  )

  test('fifty errors of a provider within a minute; the fiftieth a minute after the first is one too late', () => {
    const errors = Array.from({ length: 50 }, (_, n) => n * 1_000)
    expect(providerFails(errors, 49_000)).toBe(true)
    expect(providerFails(errors, 60_000)).toBe(false)
    expect(providerFails(errors.slice(1), 49_000)).toBe(false)
    expect(providerFails([-90_000, ...errors], 49_000)).toBe(true)
  })
})

describe('who is drawn for the first stages', () => {
  const person = (id: number, change: Partial<Candidate> = {}): Candidate => ({
    id,
    house: id % 10 < 6 ? 'qq' : 'netease',
    carrier: id % 2 ? 'mobile' : 'unicom',
    group: 'a',
    language: 'zh-CN',
    ...change,
  })
  const crowd = Array.from({ length: 5_000 }, (_, n) => person(n + 1))
  const share = (ids: number[], house: string) =>
    ids.filter((id) => crowd[id - 1]?.house === house).length / ids.length

  test('in proportion, in every beginning of it', () => {
    const drawn = drawSample(crowd, 1_100)
    expect(new Set(drawn).size).toBe(1_100)
    for (const first of [100, 1_100]) expect(share(drawn.slice(0, first), 'qq')).toBeCloseTo(0.6, 1)
  })

  test('the one of a rare group, language, house or network is among the first', () => {
    const rare = [
      person(6_001, { group: 'b' }),
      person(6_002, { language: 'en' }),
      person(6_003, { house: 'apple' }),
      person(6_004, { carrier: 'broadnet' }),
    ]
    expect(drawSample([...crowd, ...rare], 20)).toEqual(expect.arrayContaining(rare.map(({ id }) => id)))
  })

  test('the same people, the same draw; asked for more than there are, all of them once', () => {
    expect(drawSample(crowd, 300)).toEqual(drawSample(crowd, 300))
    expect(drawSample(crowd.slice(0, 7), 100).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7])
  })
})
