import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Anchors,
  anchorsOf,
  type ClockActs,
  clockOf,
  lateness,
  warningsFor,
} from '../../server/rules/clock.ts'
import { discovered, hour, law, minute, sheetOf } from './law.ts'

const ruleOf = (id: string) => law.packs.flatMap((pack) => pack.rules).find((rule) => rule.id === id)!
const at = (text: string) => Date.parse(`${text}+08:00`)
const clock = (id: string, anchors: Anchors, now: number, acts: ClockActs = {}) =>
  clockOf(ruleOf(id), anchors, acts, now)
const found = { discoveredAt: discovered }

describe('clockOf', () => {
  it.each([
    ['CN-06', 0, 'running', 'four hours begin'],
    ['CN-06', 150 * minute - 1, 'running', 'more than 90 minutes left'],
    ['CN-06', 150 * minute, 'soon', '90 minutes left: longer than a third of four hours'],
    ['CN-06', 4 * hour - 1, 'soon', 'the last millisecond'],
    ['CN-06', 4 * hour, 'late', 'red from the instant it ends'],
    ['CN-07', 0, 'soon', 'a one-hour clock is amber from its start'],
    ['CN-07', hour, 'late', 'one hour'],
    ['CN-08', 29 * minute, 'running', 'two hours: 91 minutes left'],
    ['CN-08', 30 * minute, 'soon', 'two hours: 90 minutes left'],
    ['CN-16', 16 * hour - 1, 'running', 'a day: just over a third left'],
    ['CN-16', 16 * hour, 'soon', 'a day: a third is longer than 90 minutes'],
  ] as const)('%s after %i ms is %s (%s)', (id, after, state, _why) => {
    expect(clock(id, found, discovered + after).state).toBe(state)
  })

  it.each([
    ['CN-06', 4 * hour, false, 'ordinary operators: 4 hours in law'],
    ['CN-07', hour, false, 'CII: 1 hour in law'],
    ['CN-08', 2 * hour, false, 'organs: 2 hours in law'],
    ['CN-03', 4 * hour, true, '"at once": the company\'s own 4 hours'],
    ['CN-04', 330 * minute, true, '"at once": 06:30 when found at 01:00'],
    ['POL-01', 15 * minute, true, "a promise has the company's own target"],
  ] as const)('%s ends %i ms after discovery, internal %s (%s)', (id, length, internalTarget, _why) => {
    expect(clock(id, found, discovered)).toMatchObject({
      dueAt: discovered + length,
      internalTarget,
      anchor: 'discoveredAt',
    })
  })

  it.each([
    ['discovered first', { discoveredAt: discovered, learnedAt: discovered + hour }, 'discoveredAt'],
    [
      'learned first, from a third party',
      { discoveredAt: discovered, learnedAt: discovered - hour },
      'learnedAt',
    ],
    ['only learned', { learnedAt: discovered }, 'learnedAt'],
    ['discovery to be verified', { discoveredAt: null, learnedAt: discovered }, 'learnedAt'],
  ] as const)('starts from the earlier of found and learned: %s', (_why, anchors, anchor) => {
    const one = clock('CN-06', anchors, discovered)
    expect(one.anchor).toBe(anchor)
    expect(one.startAt).toBe(anchors[anchor as keyof typeof anchors])
  })

  it('takes discovery, the safer start, while nobody noted when the harm became known', () => {
    expect(clock('CN-05', found, discovered)).toMatchObject({ anchor: 'discoveredAt', startAt: discovered })
    const known = { ...found, harmKnownAt: discovered + 105 * minute }
    expect(clock('CN-05', known, discovered)).toMatchObject({
      anchor: 'harmKnownAt',
      startAt: discovered + 105 * minute,
    })
  })

  it.each([
    ['CN-06', {}, 'unknown', 'found some time, nobody says when'],
    ['CN-06', { discoveredAt: null }, 'unknown', 'to be verified'],
    ['CN-13', found, 'idle', 'the response has not ended'],
    ['CN-12', found, 'idle', 'no new fact since the report'],
    ['POL-05', found, 'idle', 'everybody was reached so far'],
    ['POL-07', {}, 'idle', 'identity not verified yet'],
  ] as const)('%s with %o is %s (%s)', (id, anchors, state, _why) => {
    expect(clock(id, anchors, discovered)).toMatchObject({ state, startAt: null, dueAt: null })
  })

  it.each([
    ['2026-11-24T01:02:00', '2026-12-24T23:59:59.999', 'thirty calendar days, the first not counted'],
    ['2026-11-24T23:59:59', '2026-12-24T23:59:59.999', 'the hour of the first day does not matter'],
    ['2026-12-15T12:00:00', '2027-01-14T23:59:59.999', 'calendar days need no holiday table'],
    ['2028-02-01T12:00:00', '2028-03-02T23:59:59.999', 'a leap year'],
  ])('final report: ended %s, due %s (%s)', (ended, due) => {
    expect(clock('CN-13', { endedAt: at(ended) }, at(ended)).dueAt).toBe(at(due))
  })

  it.each([
    ['2026-11-24T10:00:00', '2026-12-15T23:59:59.999', 'three plain weeks'],
    [
      '2026-09-21T10:00:00',
      '2026-10-19T23:59:59.999',
      'Mid-Autumn and National Day off, Saturday 10-10 worked instead',
    ],
    [
      '2026-02-09T10:00:00',
      '2026-03-06T23:59:59.999',
      'Spring Festival, with its make-up days 02-14 and 02-28',
    ],
    [
      '2025-12-29T10:00:00',
      '2026-01-20T23:59:59.999',
      'new year 2026 off until the 3rd, 01-04 worked instead',
    ],
  ])('a request verified %s is due %s (%s)', (verified, due) => {
    const one = clock('POL-07', { identityVerifiedAt: at(verified) }, at(verified))
    expect(new Date(one.dueAt ?? 0).toISOString()).toBe(new Date(at(due)).toISOString())
  })

  it('computes nothing over a year whose holidays are not announced, and says which', () => {
    const verified = { identityVerifiedAt: at('2026-12-21T10:00:00') }
    expect(clock('POL-07', verified, discovered)).toMatchObject({
      state: 'unknown',
      dueAt: null,
      missingYear: 2027,
    })
    const calendar = [{ year: 2027, holidays: ['2027-01-01'], workdays: [] }]
    const known = clock('POL-07', verified, at('2026-12-21T10:00:00'), { calendar })
    expect(known).toMatchObject({ state: 'running', dueAt: at('2027-01-12T23:59:59.999'), missingYear: null })
  })

  it('lets the company change its own target and never a term of law', () => {
    const targets = { 'CN-03': 60, 'CN-06': 60 }
    expect(clock('CN-03', found, discovered, { targets }).dueAt).toBe(discovered + hour)
    expect(clock('CN-06', found, discovered, { targets }).dueAt).toBe(discovered + 4 * hour)
  })

  it('opens already late when an event is raised long after it was found', () => {
    const one = clock('CN-06', found, discovered + 9 * hour)
    expect(one).toMatchObject({ state: 'late', lateMs: 5 * hour })
  })

  it('runs through the night, a weekend and a holiday alike', () => {
    const eve = at('2026-09-30T23:00:00')
    expect(clock('CN-06', { discoveredAt: eve }, eve).dueAt).toBe(at('2026-10-01T03:00:00'))
  })

  it("starts afresh by a regulator's order, with the deadline it states if it states one", () => {
    const ordered = { at: discovered + 48 * hour, dueAt: null }
    const fresh = clock('CN-04', found, discovered + 48 * hour, { ordered })
    expect(fresh).toMatchObject({
      anchor: 'ordered',
      startAt: ordered.at,
      dueAt: ordered.at + 330 * minute,
      internalTarget: true,
    })
    const stated = clock('CN-04', found, ordered.at, {
      ordered: { ...ordered, dueAt: ordered.at + 2 * hour },
    })
    expect(stated).toMatchObject({ dueAt: ordered.at + 2 * hour, internalTarget: false })
  })

  it('follows a corrected start; the end is always computed', () => {
    const one = clock('CN-06', found, discovered, { correctedStartAt: discovered - hour })
    expect(one).toMatchObject({ anchor: 'corrected', dueAt: discovered + 3 * hour })
  })
})

describe('lateness', () => {
  it.each([
    [4 * hour, false, 0, 'in the very millisecond of the end: "within 4 hours"'],
    [4 * hour + 1, true, 1, 'a millisecond later'],
    [hour, false, 0, 'well in time'],
    [28 * hour, true, 24 * hour, 'a day late'],
  ] as const)('filed after %i ms: late %s', (after, late, lateMs, _why) => {
    const one = clock('CN-06', found, discovered + 99 * hour, { fulfilledAt: discovered + after })
    expect(one).toMatchObject({ state: 'stopped', lateMs })
    expect(lateness(one, discovered + after).late).toBe(late)
  })

  it('stands as frozen at the first filing, however the start is corrected later', () => {
    const frozen = lateness(clock('CN-06', found, discovered), discovered + 3 * hour)
    const earlier = { discoveredAt: discovered - 10 * hour }
    expect(clock('CN-06', earlier, discovered + 20 * hour, { frozen })).toMatchObject({
      state: 'stopped',
      startAt: discovered,
      dueAt: discovered + 4 * hour,
      lateMs: 0,
    })
    expect(
      clock('CN-06', earlier, discovered, { fulfilledAt: discovered + 3 * hour }).lateMs,
      'unfrozen it would be late',
    ).toBe(9 * hour)
  })

  it('is never late where no end was known', () => {
    expect(lateness(clock('CN-06', {}, discovered), discovered)).toMatchObject({ late: false, dueAt: null })
  })
})

describe('warningsFor', () => {
  it.each([
    [2 * hour - 1, [], 'just before half'],
    [2 * hour, [0.5], 'half of the term'],
    [3 * hour, [0.5, 0.75], 'three quarters'],
    [3.6 * hour, [0.5, 0.75, 0.9], 'nine tenths'],
    [4 * hour, [0.5, 0.75, 0.9, 1], 'the end'],
    [40 * hour, [0.5, 0.75, 0.9, 1], 'long past'],
  ])('after %i ms: %o (%s)', (after, shares) => {
    const now = discovered + after
    expect(warningsFor(clock('CN-06', found, now), now)).toEqual(shares)
  })

  it.each([
    ['stopped', clock('CN-06', found, discovered, { fulfilledAt: discovered + hour })],
    ['idle', clock('CN-13', found, discovered)],
    ['unknown', clock('CN-06', {}, discovered)],
  ])('warns of nothing when %s', (_state, one) => {
    expect(warningsFor(one, discovered + 99 * hour)).toEqual([])
  })

  it('never takes a warning back as time goes on', () => {
    const after = fc.integer({ min: 0, max: 10 * hour })
    fc.assert(
      fc.property(after, after, (a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)].map((ms) => {
          const now = discovered + ms
          return warningsFor(clock('CN-06', found, now), now)
        })
        expect(late).toEqual(expect.arrayContaining(early ?? []))
      }),
    )
  })
})

describe('anchorsOf', () => {
  it('keeps what is to be verified apart from what nobody looked at', () => {
    expect(anchorsOf(sheetOf({ discoveredAt: discovered, learnedAt: null }))).toEqual({
      discoveredAt: discovered,
      learnedAt: null,
    })
  })
})
