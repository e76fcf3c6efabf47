import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pacer } from '../../server/delivery/pacing.ts'
import { cut, escapeHtml, fill } from '../../server/delivery/placeholders.ts'
import {
  backOff,
  channelKinds,
  coverageOf,
  type DeliveryState,
  deliveryStates,
  mergeStates,
  mustHalt,
  nextChannel,
  waitAfter,
} from '../../server/rules/delivery.ts'

test.each([
  ['email', 'accepted', 'failed', 'failed', 'a bounce arrives after the 250'],
  ['email', 'delivered', 'failed', 'failed', 'a later bounce beats delivered too'],
  ['email', 'failed', 'accepted', 'failed', 'a late "accepted" never lifts a bounce'],
  ['email', 'failed', 'read', 'read', 'who read it was reached'],
  ['sms', 'failed', 'delivered', 'delivered', 'the handset knows better than the network'],
  ['sms', 'delivered', 'failed', 'delivered', 'out of order'],
  ['sms', 'unknown', 'accepted', 'accepted', 'the provider was asked'],
  ['sms', 'accepted', 'accepted', 'accepted', 'repeated'],
  ['sms', 'sending', 'delivered', 'delivered', 'before our own commit'],
  ['inSite', 'accepted', 'failed', 'failed', 'the centre found no such account after all'],
  ['inSite', 'failed', 'read', 'read', 'read beats all'],
  ['phone', 'failed', 'delivered', 'delivered', 'reached at the second try'],
  ['email', 'cancelled', 'delivered', 'cancelled', 'an end'],
  ['email', 'sandboxed', 'delivered', 'sandboxed', 'the sandbox never becomes told'],
  ['none', 'failed', 'delivered', 'failed', 'no address, no receipt'],
] as const)('%s: %s then %s is %s (%s)', (channel, current, incoming, merged, _why) => {
  expect(mergeStates(channel, current, incoming)).toBe(merged)
})

test('the order in which events arrive makes no difference', () => {
  const events = fc.array(
    fc.constantFrom<DeliveryState>('accepted', 'delivered', 'failed', 'read', 'unknown'),
  )
  const run = (channel: (typeof channelKinds)[number], list: readonly DeliveryState[]) =>
    list.reduce((state, event) => mergeStates(channel, state, event), 'sending' as DeliveryState)
  fc.assert(
    fc.property(fc.constantFrom(...channelKinds), events, (channel, list) => {
      expect(run(channel, list)).toBe(run(channel, list.toReversed()))
      expect(run(channel, [...list, ...list])).toBe(run(channel, list))
    }),
  )
})

describe('coverage', () => {
  test('an e-mail that the server took is told; an SMS or an in-site message that was only taken is not', () => {
    const standing = [
      { channel: 'sms', state: 'accepted', n: 5 },
      { channel: 'email', state: 'accepted', n: 7 },
      { channel: 'inSite', state: 'accepted', n: 2 },
      { channel: 'inSite', state: 'read', n: 1 },
      { channel: 'phone', state: 'delivered', n: 1 },
      { channel: 'none', state: 'failed', n: 2 },
      { channel: 'sms', state: 'sandboxed', n: 1 },
    ] as const
    expect(coverageOf(standing, 20)).toEqual({
      told: 9,
      trying: 8,
      unknown: 0,
      unreachable: 2,
      stopped: 0,
      sandbox: 1,
      people: 20,
    })
  })

  test('always adds up to everybody', () => {
    const row = fc.record({
      channel: fc.constantFrom(...channelKinds, 'none'),
      state: fc.constantFrom(...deliveryStates),
      n: fc.nat(1_000_000),
    })
    fc.assert(
      fc.property(fc.array(row), fc.nat(), (rows, more) => {
        const people = rows.reduce((sum, { n }) => sum + n, more)
        const { people: all, ...lines } = coverageOf(rows as Parameters<typeof coverageOf>[0], people)
        expect(Object.values(lines).reduce((sum, n) => sum + n, 0)).toBe(all)
      }),
    )
  })
})

test.each([
  [['email', 'sms'], ['email', 'sms'], [], 'email', 'the first of the order'],
  [['email', 'sms'], ['sms'], [], 'sms', 'no e-mail address'],
  [['email', 'sms'], ['email', 'sms'], ['email'], 'sms', 'the next'],
  [['email', 'sms'], ['email'], ['email'], null, 'none left: announce'],
  [['sms'], ['email'], [], null, 'the order does not use e-mail'],
] as const)('order %j, reachable %j, tried %j -> %s (%s)', (order, reachable, tried, next, _why) => {
  expect(nextChannel(order, new Set(reachable), new Set(tried))).toBe(next)
})

test.each([
  [9, 9, false, 'nine are not ten'],
  [10, 100, true, 'ten, and a tenth'],
  [10, 101, false, 'ten, but less than a tenth'],
  [100, 2_000, false, 'many, but a twentieth'],
] as const)('%d failed of %d halts: %s (%s)', (failed, tried, halts, _why) => {
  expect(mustHalt(failed, tried)).toBe(halts)
})

test('waits grow and end', () => {
  for (const kind of ['connect', 'deferred', 'throttled'] as const) {
    const waits = backOff[kind].map((_, n) => waitAfter(n + 1, kind)!)
    expect(waits).toEqual(waits.toSorted((a, b) => a - b))
    expect(waitAfter(waits.length + 1, kind)).toBeNull()
  }
})

test('a pace of 100 a second lets 100 through in a second, however often it is asked', () => {
  const pace = pacer(100)
  let sent = 0
  for (let at = 0; at <= 1_000; at += 7) {
    const n = pace.take(at)
    pace.spend(n)
    sent += n
  }
  expect(sent).toBeGreaterThanOrEqual(100)
  expect(sent).toBeLessThanOrEqual(126)
  expect(pacer(null).take(0)).toBe(Number.POSITIVE_INFINITY)
})

test.each([
  ['{{7*7}}', '{{7*7}}：x', 'an expression stays words'],
  ['{{person.code}}', '{{person.code}}：x', 'a placeholder in a name is not filled again'],
  ['a\r\nBcc: b', 'a Bcc: b：x', 'one line'],
  ['\u0000\u2028b', ' b：x', 'control signs and line separators'],
  ['$&$1', '$&$1：x', 'no replacement pattern'],
] as const)('a person named %j', (name, filled, _why) => {
  expect(fill(cut('{{person.name}}：{{ person.code }}'), { name, code: 'x' })).toBe(filled)
})

test('in HTML a name is escaped', () => {
  expect(fill(cut('<p>{{person.name}}</p>'), { name: `<b>&"'`, code: '' }, escapeHtml)).toBe(
    '<p>&lt;b&gt;&amp;&quot;&#39;</p>',
  )
})
