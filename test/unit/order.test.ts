import { describe, expect, test } from 'vitest'
import { coverageOf, type StateCount } from '../../server/rules/delivery.ts'
import {
  everybodyToldAt,
  noCounters,
  type OrderCounters,
  type OrderState,
  type SentOrder,
  stateAfter,
} from '../../server/rules/order.ts'
import { ledgerRows, liveCounts } from '../../server/rules/orderRows.ts'

describe('the row of an order after the sender spoke', () => {
  type Said = Parameters<typeof stateAfter>[1]
  const cases: [OrderState, string, Said['state'], string | null, OrderState, string][] = [
    ['running', '', 'done', null, 'done', 'it ends'],
    ['running', '', 'paused', 'stage', 'paused', 'rests at its stage'],
    ['running', '', 'paused', 'failures', 'stopped', 'a rule halted it'],
    ['running', '', 'paused', 'asked', 'running', 'an older word, overtaken by the release'],
    ['paused', 'stage', 'running', null, 'running', 'the older word had come after the release'],
    ['paused', 'stage', 'done', null, 'done', 'and it ended meanwhile'],
    ['paused', 'asked', 'running', null, 'paused', 'a person asked for it'],
    ['paused', '名单有误', 'done', null, 'paused', 'a person asked for it, in words'],
    ['done', '', 'running', null, 'running', 'a late bounce, another channel left'],
    ['done', '', 'done', null, 'done', 'a late receipt'],
    ['waiting', '', 'running', null, 'waiting', 'it was not handed over yet'],
    ['cancelled', '', 'running', null, 'cancelled', 'for good'],
    ['running', '', 'cancelled', null, 'running', 'only the console cancels'],
  ]
  test('that it rests at a stage whose gate was opened since is an older word', () => {
    const row = { state: 'running' as const, reason: '', gates: [{}] }
    const rests = { state: 'paused' as const, reason: 'stage' }
    expect(stateAfter(row, { ...rests, stageNo: 0 })).toBe('running')
    expect(stateAfter(row, { ...rests, stageNo: 1 })).toBe('paused')
  })

  test.each(cases)('%s (%s) hears %s (%s): %s, %s', (state, reason, said, why, after) => {
    expect(stateAfter({ state, reason }, { state: said, reason: why })).toBe(after)
  })
})

const place = (group: string, n: number, region = 'CN') => ({ group, region, minor: false, n })

describe('everybody counts as told', () => {
  const counters = (change: Partial<OrderCounters>): OrderCounters => ({
    ...noCounters,
    people: 10,
    told: 10,
    lastAt: 500,
    places: [place('a', 10)],
    ...change,
  })
  const order = (change: Partial<SentOrder> = {}, figures: Partial<OrderCounters> = {}): SentOrder => ({
    state: 'done',
    sandbox: false,
    meant: { groups: [] },
    ...change,
    counters: counters(figures),
  })
  const abroad = { places: [place('a', 9), place('a', 1, 'SG')] }
  const minors = { places: [place('a', 9), { ...place('a', 1), minor: true }] }
  const both = { places: [place('a', 5), place('b', 5)] }
  const older = { places: undefined } as unknown as Partial<OrderCounters>
  const adults = { groups: [], ages: 'adults' as const }
  const children = { groups: [], ages: 'minors' as const }
  const guardians = { ...coverageOf([], 0), people: 1, trying: 1 }
  const cases: [string, SentOrder[], number | null, number | null][] = [
    ['all are told', [order()], null, 500],
    ['nothing was ordered', [], null, null],
    ['it still runs', [order({ state: 'running' })], null, null],
    ['the sandbox caught them', [order({ sandbox: true })], null, null],
    ['the sandbox caught some', [order({}, { told: 9, sandbox: 1 })], null, null],
    ['somebody is unknown', [order({}, { told: 9, unknown: 1 })], null, null],
    ['a guardian is still tried', [order({}, { guardians })], null, null],
    ['somebody is unreachable', [order({}, { told: 9, unreachable: 1 })], null, null],
    ['the unreachable are announced to', [order({}, { told: 9, unreachable: 1 })], 900, 900],
    ['announced before the last was told', [order({}, { told: 9, unreachable: 1 })], 100, 500],
    ['a group that no order names', [order({ meant: { groups: ['b'] } })], null, null],
    ['a region that no order names', [order({ meant: { groups: [], regions: ['CN'] } }, abroad)], null, null],
    ['minors, left out for want of a guardian’s text', [order({ meant: adults }, minors)], null, null],
    [
      'minors by an order of their own',
      [order({ meant: adults }, minors), order({ meant: children }, minors)],
      null,
      500,
    ],
    ['an older console’s copy says nothing of who there is', [order({}, older)], null, null],
    [
      'each group by an order of its own',
      [order({ meant: { groups: ['a'] } }), order({ meant: { groups: ['b'] } }, { ...both, lastAt: 700 })],
      null,
      700,
    ],
    [
      'a cancelled order beside one that told all',
      [order({ state: 'cancelled' }, { stopped: 10, told: 0 }), order()],
      null,
      500,
    ],
  ]
  test.each(cases)('%s', (_, orders, announcedAt, expected) => {
    expect(everybodyToldAt(orders, announcedAt)).toBe(expected)
  })
})

describe('the ledger by channel', () => {
  const standing: StateCount[] = [
    { channel: 'email', state: 'accepted', n: 40 },
    { channel: 'email', state: 'pending', n: 10 },
    { channel: 'sms', state: 'accepted', n: 5 },
    { channel: 'sms', state: 'unknown', n: 3 },
    { channel: 'none', state: 'failed', n: 2 },
  ]
  const coverage = coverageOf(standing, 100)

  test('each person is in exactly one row, those not yet taken up included', () => {
    const rows = ledgerRows({ coverage, standing }, ['email', 'sms'])
    expect(rows.map(({ channel, people }) => [channel, people])).toEqual([
      ['email', 50],
      ['sms', 8],
      ['none', 2],
      ['queued', 40],
    ])
    for (const line of ['told', 'trying', 'unknown', 'unreachable'] as const)
      expect(rows.reduce((sum, row) => sum + row[line], 0)).toBe(coverage[line])
  })

  test('an SMS taken by the gateway is still being tried; the hint says the same as the ledger', () => {
    const hint = liveCounts({ coverage, standing })
    expect(hint).toMatchObject({ people: 100, told: 40, 'email:told': 40, 'sms:trying': 5, 'sms:unknown': 3 })
  })
})
