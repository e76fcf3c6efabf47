import { describe, expect, it } from 'vitest'
import { breachIn, dueOf } from './abroad.ts'
import type { Given } from './law.ts'

const at = Date.parse
const none = { discoveredAt: undefined as never }
const found = (iso: string): Given => breachIn('DE', { discoveredAt: at(iso) })

describe('when it is due', () => {
  it.each<[string, string, Given, Record<string, number>, string | null]>([
    [
      'GDPR 33(1): hours are absolute when the clocks go back',
      'EU-01',
      found('2026-10-24T10:00+02:00'),
      {},
      '2026-10-27T08:00:00.000Z',
    ],
    [
      'GDPR 33(1): and when they go forward',
      'EU-01',
      found('2027-03-26T12:00+01:00'),
      {},
      '2027-03-29T11:00:00.000Z',
    ],
    [
      'GDPR 33(1): from reasonable certainty, not the first sign',
      'EU-01',
      { ...found('2026-11-20T08:00Z'), confirmedAt: at('2026-11-21T08:00Z') },
      {},
      '2026-11-24T08:00:00.000Z',
    ],
    [
      'GDPR 33(1): over a weekend all the same',
      'EU-01',
      found('2026-11-27T17:00Z'),
      {},
      '2026-11-30T17:00:00.000Z',
    ],
    [
      'GDPR 33(2): the processor has no number, the target is ours',
      'EU-05',
      found('2026-11-27T17:00Z'),
      {},
      '2026-11-28T17:00:00.000Z',
    ],
    [
      'UK GDPR 33(1): summer time ends',
      'UK-01',
      found('2026-10-24T10:00+01:00'),
      {},
      '2026-10-27T09:00:00.000Z',
    ],
    [
      'NIS2 23(4)(d): a month from the last of January ends in February',
      'EU-08',
      {},
      { firstFiledAt: at('2027-01-31T10:00+01:00') },
      '2027-02-28T22:59:59.999Z',
    ],
    ['NIS2 23(4)(d): nothing filed, nothing runs', 'EU-08', {}, {}, null],
    [
      'PDPA 26D(1): three days after the day of the assessment, over new year',
      'SG-02',
      { assessedAt: at('2026-12-31T23:30+08:00') },
      {},
      '2027-01-03T15:59:59.999Z',
    ],
    [
      'PDPA 26D(1): not assessed yet, so the earlier start is shown',
      'SG-02',
      found('2026-12-01T09:00+08:00'),
      {},
      '2026-12-04T15:59:59.999Z',
    ],
    [
      'PDPA 26C: thirty calendar days to assess',
      'SG-01',
      found('2026-12-01T09:00+08:00'),
      {},
      '2026-12-31T15:59:59.999Z',
    ],
    [
      'Rules 8(2): thirty days, the day of learning being the first',
      'JP-02',
      found('2026-11-01T09:00+09:00'),
      {},
      '2026-11-30T14:59:59.999Z',
    ],
    [
      'Rules 8(2): sixty days end while offices are closed, so on the first day after',
      'JP-03',
      found('2026-11-01T09:00+09:00'),
      {},
      '2027-01-04T14:59:59.999Z',
    ],
    [
      'Rules 8(2): the thirtieth day is Labour Thanksgiving, a Monday; carried to Tuesday',
      'JP-02',
      found('2026-10-25T09:00+09:00'),
      {},
      '2026-11-24T14:59:59.999Z',
    ],
    [
      'Rules 8(2): the thirtieth day is the Monday of the 2026 autumn holidays, carried over three of them',
      'JP-02',
      found('2026-08-23T09:00+09:00'),
      {},
      '2026-09-24T14:59:59.999Z',
    ],
    ['PIPA 34: seventy-two hours', 'KR-01a', found('2026-11-01T09:00+09:00'), {}, '2026-11-04T00:00:00.000Z'],
    [
      'CERT-In: six hours through the night',
      'IN-01',
      found('2026-11-01T23:30+05:30'),
      {},
      '2026-11-02T00:00:00.000Z',
    ],
    [
      'Res. 15/2024: Thursday, so Friday, Monday, Tuesday',
      'BR-01',
      found('2026-11-26T10:00-03:00'),
      {},
      '2026-12-02T02:59:59.999Z',
    ],
    [
      'Res. 15/2024: late on Friday there, Saturday elsewhere',
      'BR-01',
      found('2026-11-27T22:00-03:00'),
      {},
      '2026-12-03T02:59:59.999Z',
    ],
    [
      'Res. 15/2024: known on a Saturday',
      'BR-02',
      found('2026-11-28T10:00-03:00'),
      {},
      '2026-12-03T02:59:59.999Z',
    ],
    [
      'Res. 15/2024: twenty business days from the first report, 20 November not among them',
      'BR-03',
      {},
      { firstFiledAt: at('2026-11-02T10:00-03:00') },
      '2026-12-02T02:59:59.999Z',
    ],
    [
      'Res. 15/2024: three business days over Good Friday',
      'BR-01',
      found('2026-03-31T10:00-03:00'),
      {},
      '2026-04-07T02:59:59.999Z',
    ],
    [
      'Civ. Code 1798.82: thirty days across the end of summer time',
      'USCA-01',
      found('2026-10-20T12:00-07:00'),
      {},
      '2026-11-20T07:59:59.999Z',
    ],
    [
      'Privacy Act 26WH: thirty days across the end of summer time',
      'AU-01',
      found('2027-03-20T12:00+11:00'),
      {},
      '2027-04-19T13:59:59.999Z',
    ],
    [
      'Cap. 653 s. 28: twelve hours',
      'HK-03',
      found('2026-11-24T20:00+08:00'),
      {},
      '2026-11-25T00:00:00.000Z',
    ],
    [
      'Cap. 653 s. 28: forty-eight hours',
      'HK-04',
      found('2026-11-24T20:00+08:00'),
      {},
      '2026-11-26T12:00:00.000Z',
    ],
    ['PDP Law 46: 3 × 24 hours', 'ID-01', found('2026-11-24T20:00+07:00'), {}, '2026-11-27T13:00:00.000Z'],
    [
      'Decree 39: the page is owed once somebody cannot be reached',
      'KR-04',
      {},
      { unreachableAt: at('2026-11-24T00:00Z') },
      '2026-11-25T00:00:00.000Z',
    ],
    ['nobody unreachable', 'KR-04', { ...none }, {}, null],
  ])('%s: %s', (_why, id, facts, acts, expected) => {
    expect(dueOf(id, facts, acts)).toBe(expected)
  })
})
