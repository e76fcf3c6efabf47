import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import { journeyOf } from '../../server/delivery/journey.ts'
import { progressOf } from '../../server/delivery/results.ts'
import { unknownEndsAfterMs } from '../../server/rules/delivery.ts'
import { emailOf, makeHome, makeOrder, peopleCsv, phoneOf } from '../peers/people.ts'
import { startSmtp } from '../peers/smtp.ts'
import { type Home, insertOrder, storeWith, tell } from '../peers/telling.ts'

let home: Home
let store: PeopleStore
beforeEach(() => {
  home = makeHome()
})
afterEach(() => {
  store.close()
  home.remove()
})
const both = `ref,email,phone\nu1,${emailOf(1)},${phoneOf(1)}`
/** Ten in the morning in Beijing. */
const morning = Date.parse('2026-11-24T02:00:00Z')

test('what was refused for now stays in the journey when the next attempt goes through', async () => {
  const smtp = await startSmtp({ greylist: true })
  store = await storeWith(home, peopleCsv(1))
  await tell(home, store, makeOrder('o1'), { smtpUrl: `smtp://127.0.0.1:${smtp.port}` })
  const [order] = await journeyOf(store, 1)
  expect(order?.legs).toMatchObject([{ channel: 'email', state: 'accepted', attempt: 2, stands: true }])
  const [first, last] = order?.legs[0]?.attempts ?? []
  expect(first?.code).toMatch(/^4/)
  expect([last?.code, order?.legs[0]?.attempts.length]).toEqual([null, 2])
  await smtp.close()
})

test('unknown past its time goes on to the call desk, and both stand in the journey', async () => {
  store = await storeWith(home, both)
  await insertOrder(store, makeOrder('o1', { channels: ['email', 'phone'] }))
  const held = { ...(await store.takeOrder('o1', false, morning))!, callPrefix: 'i1' }
  const claims = [{ channel: 'email' as const, n: 1, callSize: 0 }]
  await store.step(held, { results: [], claims, now: morning })
  await store.takeOrder('o1', false, morning + 1)
  const later = morning + 2 + unknownEndsAfterMs
  expect(await store.expireUnknown(held.no, later - unknownEndsAfterMs, later)).toBe(1)
  expect((await progressOf(store, 'o1')).coverage).toMatchObject({ unknown: 0, trying: 1 })
  expect((await store.calls.desk(held.no, later)).pending).toBe(1)
  const speaks = () => true
  const call = await store.calls.claim({ orderNo: held.no, caller: 'x', now: later, speaks })
  expect(call?.person.phone).toBe(`+86${phoneOf(1)}`)
  const [order] = await journeyOf(store, 1)
  expect(order?.legs.map(({ channel, state, stands }) => [channel, state, stands])).toEqual([
    ['email', 'unknown', false],
    ['phone', 'pending', true],
  ])
})

test('the receipt that comes while a caller holds the number wins; the call is kept and changes nothing', async () => {
  store = await storeWith(home, both)
  await insertOrder(store, makeOrder('o1', { channels: ['email', 'phone'] }))
  const held = { ...(await store.takeOrder('o1', false, morning))!, callPrefix: 'i1' }
  const claims = [{ channel: 'email' as const, n: 1, callSize: 0 }]
  const { claimed } = await store.step(held, { results: [], claims, now: morning })
  const id = claimed[0]!.id
  await store.step(held, { results: [{ id, state: 'failed', code: '550' }], claims: [], now: morning })
  const of = { caller: 'x', now: morning }
  const call = await store.calls.claim({ ...of, orderNo: held.no, speaks: () => true })
  const delivery = call!.row.id
  await store.calls.touch({ ...of, delivery }, 'begin')
  await store.applyEvent(id, 'read', null, morning)
  expect(await store.calls.end({ ...of, delivery, end: 'refused' })).toMatchObject({ as: 'given_up' })
  expect((await progressOf(store, 'o1')).coverage).toMatchObject({ told: 1, trying: 0 })
  const [order] = await journeyOf(store, 1)
  expect(order?.legs[1]).toMatchObject({ state: 'cancelled', attempts: [{ code: 'refused', by: 'x' }] })
  await store.rebuildCoverage()
  expect((await store.coverageBy('o1', 'region', 0))[0]).toMatchObject({ told: 1, people: 1 })
})
