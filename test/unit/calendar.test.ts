import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addWorkdays,
  dayOf,
  endOfDay,
  inLegalZone,
  isWorkday,
  missingYear,
} from '../../server/rules/calendar.ts'

describe('isWorkday', () => {
  it.each([
    ['2026-10-10', true, 'a Saturday worked instead of National Day'],
    ['2026-10-09', true, 'the Friday after National Day'],
    ['2026-10-07', false, 'a Wednesday of National Day'],
    ['2026-10-11', false, 'a plain Sunday'],
    ['2026-11-24', true, 'a plain Tuesday'],
    ['2026-01-01', false, "New Year's Day"],
    ['2026-01-04', true, 'a Sunday worked instead'],
    ['2027-01-01', null, 'not announced: nobody guesses'],
    ['2027-03-15', null, 'nor on a plain Monday'],
    ['2003-06-02', null, 'before the data begins'],
  ])('%s: %s (%s)', (day, worked, _why) => {
    expect(isWorkday(day)).toBe(worked)
  })

  it('follows the year that the company added, also over the shipped data', () => {
    const extra = [{ year: 2027, holidays: ['2027-01-01'], workdays: ['2027-01-02'] }]
    expect(
      ['2027-01-01', '2027-01-02', '2027-01-03', '2027-01-04'].map((day) => isWorkday(day, extra)),
    ).toEqual([false, true, false, true])
    expect(isWorkday('2026-11-24', [{ year: 2026, holidays: ['2026-11-24'], workdays: [] }])).toBe(false)
  })

  it('says the same in every zone that a browser may be in', () => {
    const rules = fileURLToPath(new URL('../../server/rules/calendar.ts', import.meta.url))
    const script = `import { isWorkday, dayOf, endOfDay } from ${JSON.stringify(rules)}
      console.log(JSON.stringify([isWorkday('2026-10-10'), isWorkday('2026-10-11'), isWorkday('2026-01-01'), isWorkday('2027-01-01'), dayOf(1795454520000), endOfDay('2026-11-24')]))`
    const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Pacific/Kiritimati', 'UTC']
    const answers = zones.map((TZ) =>
      execFileSync(process.execPath, ['--input-type=module-typescript', '-e', script], {
        env: { ...process.env, TZ },
        encoding: 'utf8',
      }),
    )
    expect(new Set(answers).size).toBe(1)
    expect(JSON.parse(answers[0] ?? '').slice(0, 4)).toEqual([true, false, false, null])
  })
})

describe('days', () => {
  it.each([
    ['2026-11-23T15:59:59.999Z', '2026-11-23', 'a millisecond to midnight in Shanghai'],
    ['2026-11-23T16:00:00Z', '2026-11-24', 'midnight in Shanghai'],
    ['1990-07-01T15:30:00Z', '1990-07-02', 'summer time, which China kept until 1991'],
  ])('%s is %s (%s)', (at, day) => {
    expect(dayOf(Date.parse(at))).toBe(day)
  })

  it('ends a day with its last millisecond in Shanghai', () => {
    expect(endOfDay('2026-12-24')).toBe(Date.parse('2026-12-24T23:59:59.999+08:00'))
  })

  it.each([
    ['2026-01-31', 1, '2026-02-01', 'over a month'],
    ['2026-12-31', 1, '2027-01-01', 'over a year'],
    ['2028-02-28', 1, '2028-02-29', 'a leap day'],
    ['2026-11-24', 0, '2026-11-24', 'none'],
  ])('%s and %i days: %s (%s)', (day, days, then) => {
    expect(addDays(day, days)).toBe(then)
  })
})

describe('addWorkdays', () => {
  it.each([
    ['2026-11-27', 1, '2026-11-30', 'over a weekend'],
    ['2026-09-30', 1, '2026-10-08', 'over National Day'],
    ['2026-10-09', 1, '2026-10-10', 'onto a make-up Saturday'],
    ['2026-12-30', 1, '2026-12-31', 'to the last day that is known'],
  ])('%s and %i: %s (%s)', (day, count, then) => {
    expect(addWorkdays(day, count)).toEqual({ day: then, missingYear: null })
  })

  it('refuses to count into a year that is not announced', () => {
    expect(addWorkdays('2026-12-31', 1)).toEqual({ day: null, missingYear: 2027 })
  })
})

describe('inLegalZone', () => {
  it('says the zone', () => {
    expect(inLegalZone(Date.parse('2026-11-23T21:02:33Z'))).toBe('11-24 05:02 UTC+8')
  })
})

describe('missingYear', () => {
  const of2027 = { year: 2027, holidays: ['2027-01-01'], workdays: [] }
  it.each([
    [
      '2026-10-31T15:59:59Z',
      [],
      null,
      'the last second of October in Shanghai: nobody can have announced it',
    ],
    ['2026-10-31T16:00:00Z', [], 2027, 'November has begun in Shanghai'],
    ['2026-12-31T00:00:00Z', [of2027], null, 'the company added the year'],
    ['2027-03-01T00:00:00Z', [], 2027, 'already in a year nobody added'],
    ['2027-11-02T00:00:00Z', [of2027], 2028, 'this year is there, the next is not'],
  ])('%s: %j %s (%s)', (at, extra, missing, _why) => {
    expect(missingYear(Date.parse(at), extra)).toBe(missing)
  })
})
