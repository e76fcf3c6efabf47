import { describe, expect, test } from 'vitest'
import { handlingOf } from '../../server/delivery/handling.ts'
import { asksLegal, type Handled, handledAs, unbased } from '../../server/rules/handling.ts'
import { ledgerOf } from '../../server/rules/ledger.ts'
import type { LedgerInput } from '../../server/rules/ledgerInput.ts'
import { scheduleStanding } from '../../server/rules/sendingPlan.ts'
import { realWorld } from '../../server/rules/world.ts'

const of = (smtpUrl: string, world = realWorld) => handlingOf(['email', 'phone'], world, { smtpUrl })

/** PIPL Art. 38 to 40: what goes abroad needs a ground first; what nobody knows is asked. */
describe('where contact details are handled', () => {
  test.each<[string, boolean, string]>([
    ['smtp://mail.example:25?country=CN', false, 'at home'],
    ['smtp://mail.example:25?country=SG', true, 'abroad'],
    ['smtp://mail.example:25?country=HK', true, 'Hong Kong is outside the mainland’s rules on export'],
    ['smtp://mail.example:25', true, 'nobody knows: asked, never passed'],
    ['smtp://127.0.0.1:25', false, 'this machine hands them to nobody'],
    ['smtp://127.0.0.1:25?country=SG', true, 'unless it says that it passes them on abroad'],
    ['smtp://127.example:25', true, 'a name that only looks like this machine'],
  ])('%s asks legal: %s (%s)', (url, asks) => {
    expect(of(url).map(asksLegal)).toEqual([asks])
  })

  test('relays of one country are one line, another country is another; a drill hands over nothing', () => {
    const several = 'smtp://a.example?country=CN smtp://b.example?country=CN smtp://c.example?country=SG'
    expect(of(several)).toMatchObject([
      { channel: 'email', host: 'a.example, b.example', country: 'CN' },
      { channel: 'email', host: 'c.example', country: 'SG' },
    ])
    expect(of(several, { ...realWorld, id: 'd', kind: 'drill' })).toEqual([])
  })

  test('a ground is of one channel, host and country: another host is asked again', () => {
    const ground = { channel: 'email', host: 'c.example', country: 'SG', ground: 'assessment' as const }
    const at = (host: string) => unbased(handledAs(of(`smtp://${host}?country=SG`), [ground])).length
    expect([at('c.example'), at('d.example')]).toEqual([0, 1])
  })
})

describe('the promise to keep data in the country (P12)', () => {
  const handled = (country: string | null, ground: Handled['ground']): Handled => ({
    ...{ channel: 'email', host: 'a.example', here: false },
    country,
    ground,
  })
  test.each<[string, Handled[] | null, string, string]>([
    ['all at home', [handled('CN', null)], 'kept', 'stayed_in_country'],
    ['abroad on a ground', [handled('SG', 'assessment')], 'kept', 'left_with_ground'],
    ['unknown, found to be at home', [handled(null, 'inland')], 'kept', 'stayed_in_country'],
    ['abroad without one', [handled('SG', null)], 'broken', 'left_without_ground'],
    ['an older order does not say', null, 'not_yet', 'regions_unknown'],
  ])('%s', (_why, one, state, why) => {
    const input = { records: [], sheet: [], duties: [], drill: {}, handled: [one] } as unknown as LedgerInput
    expect(
      ledgerOf({ ...input, seatsWanted: [] } as LedgerInput).find(({ id }) => id === 'P12'),
    ).toMatchObject({
      state,
      why,
    })
  })
})

describe('a scheduled order before and past its time', () => {
  const hour = 3_600_000
  const plan = { notBefore: 10 * hour, notAfter: 11 * hour } as never
  const order = { state: 'waiting', startedAt: null, startsAt: 10 * hour, plan }
  test.each<[string, object, number, 'soon' | 'past' | null]>([
    ['an hour before', {}, 9 * hour, null],
    ['within half an hour', {}, 9.6 * hour, 'soon'],
    ['held: it does not leave by itself', { state: 'paused' }, 9.6 * hour, null],
    ['its not-after has gone by', { state: 'stopped' }, 11.1 * hour, 'past'],
    ['it was begun', { state: 'running', startedAt: 10 * hour }, 12 * hour, null],
    ['cancelled', { state: 'cancelled' }, 12 * hour, null],
    ['at once, in its last minute', { plan: { notBefore: null, notAfter: 11 * hour } }, 9.99 * hour, null],
  ])('%s', (_why, change, now, standing) => {
    expect(scheduleStanding({ ...order, ...change } as typeof order, now)).toBe(standing)
  })
})
