import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listDeliveries, progressOf } from '../../server/delivery/results.ts'
import { emailOf, makeHome, makeOrder, peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { type Home, startOrder, storeWith, sumOf, tell } from '../peers/telling.ts'

const people = 400
let home: Home
let heavy: SmtpPeer
let light: SmtpPeer
beforeEach(async () => {
  home = makeHome()
  heavy = await startSmtp()
  light = await startSmtp()
})
afterEach(async () => {
  await Promise.all([heavy.close(), light.close()])
  home.remove()
})

const relays = () => `smtp://127.0.0.1:${heavy.port}?weight=3 smtp://127.0.0.1:${light.port}`
const told = (...peers: SmtpPeer[]) =>
  peers.flatMap(({ received }) => received.map(({ to }) => to)).toSorted()
const everybody = Array.from({ length: people }, (_, n) => emailOf(n + 1)).toSorted()

test('two relays share the mail by their weights, and nobody gets two', async () => {
  const store = await storeWith(home, peopleCsv(people))
  await tell(home, store, makeOrder('o1'), { smtpUrl: relays() })
  store.close()
  expect(told(heavy, light)).toEqual(everybody)
  expect([heavy.received.length, light.received.length]).toEqual([300, 100])
})

test('a relay that is down from the start: the other takes all, and no try is used up', async () => {
  const store = await storeWith(home, peopleCsv(people))
  await heavy.close()
  const progress = await tell(home, store, makeOrder('o1'), { smtpUrl: relays() })
  const rows = await listDeliveries(store, 'o1', { limit: 1_000 })
  store.close()
  expect(told(light)).toEqual(everybody)
  expect(progress.coverage).toMatchObject({ told: people, unknown: 0 })
  expect(rows.every(({ attempt }) => attempt === 1)).toBe(true)
})

test('a relay that dies with messages taken and not answered: those are unknown, and the other gets none of them', async () => {
  const store = await storeWith(home, peopleCsv(people))
  heavy.tricks.slowMs = 20
  const run = await startOrder(home, store, makeOrder('o1', { onUnknown: 'hold' }), { smtpUrl: relays() })
  await vi.waitUntil(() => heavy.received.length > 40 && heavy.inFlight() > 0, { interval: 1 })
  await heavy.close()
  await run.ended
  const progress = await progressOf(store, 'o1')
  const unknown = await listDeliveries(store, 'o1', { state: 'unknown', limit: 1_000 })
  store.close()
  expect(unknown.length).toBeGreaterThan(0)
  const doubtful = unknown.map(({ personId }) => emailOf(personId))
  // What was cut on its way did not arrive; it is listed, like what arrived and was not answered.
  expect([...new Set([...told(heavy, light), ...doubtful])].sort()).toEqual(everybody)
  expect(doubtful.filter((to) => told(light).includes(to))).toEqual([])
  expect(progress.coverage).toMatchObject({ told: people - unknown.length, unknown: unknown.length })
  expect(sumOf(progress.coverage)).toBe(people)
})

test('a relay that takes messages and falls silent: what it has not begun goes to the other', async () => {
  const store = await storeWith(home, peopleCsv(people))
  heavy.tricks.slowMs = 6_000
  const progress = await tell(home, store, makeOrder('o1'), { smtpUrl: relays() })
  store.close()
  expect(told(heavy, light)).toEqual(everybody)
  expect(heavy.received.length).toBeLessThanOrEqual(40)
  expect(progress.coverage).toMatchObject({ told: people, unknown: 0 })
})
