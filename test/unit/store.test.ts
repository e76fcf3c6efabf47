import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import { listDeliveries, progressOf, resultsOf } from '../../server/delivery/results.ts'
import { emailOf, makeHome, makeOrder, peopleCsv, phoneOf } from '../peers/people.ts'
import { startSmtp } from '../peers/smtp.ts'
import { type Home, sendOrder, startOrder, storeWith, tell } from '../peers/telling.ts'

let home: Home
let store: PeopleStore
beforeEach(() => {
  home = makeHome()
})
afterEach(() => {
  store.close()
  home.remove()
})

const claims = (n: number) => [{ channel: 'email' as const, n, callSize: 0 }]

async function stored(
  count: number,
  change: Parameters<typeof makeOrder>[1] = {},
  stageLimit: number | null = null,
) {
  store = await storeWith(home, peopleCsv(count))
  const { id, world, digest, noticeDigest, body } = makeOrder('o1', change)
  await store.insertOrder(
    {
      id,
      world: JSON.stringify(world),
      digest,
      noticeDigest,
      stageLimit,
      bound: body.bound,
      body: JSON.stringify(body),
    },
    0,
  )
}

async function take(resend = false) {
  const { no, epoch } = (await store.takeOrder('o1', resend, 1))!
  return { no, epoch, callPrefix: 'i1' }
}

test('a second sender fences the first: what the first claimed is unknown, and it records nothing more', async () => {
  await stored(10)
  const first = await take()
  const { claimed } = await store.step(first, { results: [], claims: claims(4), now: 2 })
  const second = await take()
  expect((await progressOf(store, 'o1')).coverage).toMatchObject({ unknown: 4, trying: 6 })
  const late = claimed.map(({ id }) => ({ id, state: 'accepted' as const }))
  await expect(store.step(first, { results: late, claims: claims(4), now: 3 })).rejects.toThrow()
  const rest = await store.step(second, { results: [], claims: claims(100), now: 4 })
  expect(rest.claimed.length).toBe(6)
  expect((await progressOf(store, 'o1')).coverage).toMatchObject({ unknown: 4, trying: 6 })
})

test('what a crash left goes out once more under resend, and only once in its life', async () => {
  await stored(10, { onUnknown: 'resend' })
  await store.step(await take(true), { results: [], claims: claims(10), now: 2 })
  const again = await store.step(await take(true), { results: [], claims: claims(10), now: 3 })
  expect(again.claimed.map(({ resends }) => resends)).toEqual(Array(10).fill(1))
  await take(true)
  const progress = await progressOf(store, 'o1')
  expect(progress).toMatchObject({ resent: 10, coverage: { unknown: 10, trying: 0 } })
})

test('Message-ID and Date are frozen: the same row keeps its number and its instant over attempts', async () => {
  await stored(1, { onUnknown: 'resend' })
  const first = await store.step(await take(true), { results: [], claims: claims(1), now: 2 })
  const second = await store.step(await take(true), { results: [], claims: claims(1), now: 3_600_000 })
  const frozen = ({ id, madeAt }: { id: number; madeAt: number }) => ({ id, madeAt })
  expect(second.claimed.map(frozen)).toEqual(first.claimed.map(frozen))
})

test('a stage sends to its limit and waits; released, it goes on from there', async () => {
  await stored(30, {}, 5)
  const order = makeOrder('o1')
  await sendOrder(home, store, order, {}).ended
  expect(await progressOf(store, 'o1')).toMatchObject({
    state: 'paused',
    reason: 'stage',
    coverage: { sandbox: 5, trying: 25 },
  })
  await store.releaseOrder('o1', { stageLimit: 10 })
  await sendOrder(home, store, order, {}).ended
  expect(await progressOf(store, 'o1')).toMatchObject({
    state: 'paused',
    reason: 'stage',
    coverage: { sandbox: 15 },
  })
  await store.releaseOrder('o1', { stageLimit: null })
  await sendOrder(home, store, order, {}).ended
  expect(await progressOf(store, 'o1')).toMatchObject({
    state: 'done',
    reason: null,
    coverage: { sandbox: 30 },
  })
})

test('more people than the approved bound: the order asks again', async () => {
  store = await storeWith(home, peopleCsv(12))
  const progress = await tell(home, store, makeOrder('o1', { bound: 10 }), {})
  expect(progress).toMatchObject({ state: 'paused', reason: 'bound', coverage: { sandbox: 10, trying: 2 } })
})

test('an order whose texts are not the approved ones does not begin', async () => {
  store = await storeWith(home, peopleCsv(3))
  const progress = await tell(home, store, makeOrder('o1', {}, { digest: 'f'.repeat(64) }), {})
  expect(progress).toMatchObject({ state: 'paused', reason: 'digest', coverage: { trying: 3 } })
})

test('paused: nothing more is claimed; cancelled: what was not sent is counted as stopped', async () => {
  const smtp = await startSmtp({ slowMs: 5 })
  store = await storeWith(home, peopleCsv(2_000))
  const run = await startOrder(home, store, makeOrder('o1'), {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}?connections=2&window=8`,
  })
  while (smtp.received.length < 50) await new Promise((resolve) => setImmediate(resolve))
  const seen = smtp.received.length
  await store.pauseOrder('o1', 'asked')
  run.wake()
  await run.ended
  expect(smtp.received.length).toBeLessThanOrEqual(seen + 8)
  await store.cancelOrder('o1', 1)
  const { coverage } = await progressOf(store, 'o1')
  expect(coverage).toMatchObject({
    told: smtp.received.length,
    trying: 0,
    stopped: 2_000 - smtp.received.length,
  })
  await smtp.close()
})

test('a bounce after "delivered" counts, a late "accepted" does not; a person told after all stands there again', async () => {
  store = await storeWith(home, `ref,email,phone\nu1,${emailOf(1)},${phoneOf(1)}`)
  const { id, world, digest, noticeDigest, body } = makeOrder('o1', { channels: ['sms', 'email'] })
  await store.insertOrder(
    {
      id,
      world: JSON.stringify(world),
      digest,
      noticeDigest,
      stageLimit: null,
      bound: 9,
      body: JSON.stringify(body),
    },
    0,
  )
  const held = await take()
  const sms = await store.step(held, {
    results: [],
    claims: [{ channel: 'sms', n: 1, callSize: 200 }],
    now: 2,
  })
  const smsId = sms.claimed[0]!.id
  await store.step(held, { results: [{ id: smsId, state: 'failed' }], claims: [], now: 3 })
  expect(
    (await resultsOf(store, 'o1', { personId: 1 })).map(({ channel, stands }) => [channel, stands]),
  ).toEqual([
    ['sms', false],
    ['email', true],
  ])
  await store.applyEvent(smsId, 'delivered', null, 4)
  expect((await progressOf(store, 'o1')).coverage).toMatchObject({ told: 1, trying: 0 })
  const [text, letter] = await resultsOf(store, 'o1', { personId: 1 })
  expect([text!.state, text!.stands, letter!.state, letter!.stands]).toEqual([
    'delivered',
    true,
    'cancelled',
    false,
  ])
  expect(await store.applyEvent(smsId, 'failed', null, 5)).toBe(false)
})

test('a receipt that comes before our own commit is kept', async () => {
  store = await storeWith(home, peopleCsv(1, { phones: true }))
  const { id, world, digest, noticeDigest, body } = makeOrder('o1', { channels: ['sms'] })
  await store.insertOrder(
    {
      id,
      world: JSON.stringify(world),
      digest,
      noticeDigest,
      stageLimit: null,
      bound: 9,
      body: JSON.stringify(body),
    },
    0,
  )
  const held = await take()
  const { claimed } = await store.step(held, {
    results: [],
    claims: [{ channel: 'sms', n: 1, callSize: 200 }],
    now: 2,
  })
  await store.applyEvent(claimed[0]!.id, 'delivered', null, 3)
  await store.step(held, { results: [{ id: claimed[0]!.id, state: 'accepted' }], claims: [], now: 4 })
  expect((await progressOf(store, 'o1')).coverage.told).toBe(1)
})

test('unknown has an end: the next channel, or a person’s decision', async () => {
  store = await storeWith(home, `ref,email,phone\nu1,${emailOf(1)},${phoneOf(1)}\nu2,${emailOf(2)},`)
  const { id, world, digest, noticeDigest, body } = makeOrder('o1', { channels: ['email', 'sms'] })
  await store.insertOrder(
    {
      id,
      world: JSON.stringify(world),
      digest,
      noticeDigest,
      stageLimit: null,
      bound: 9,
      body: JSON.stringify(body),
    },
    0,
  )
  const { no } = await take()
  await store.step(await take(), { results: [], claims: claims(2), now: 2 })
  await take()
  expect(await store.expireUnknown(no, 1, 5)).toBe(0)
  expect(await store.expireUnknown(no, 100, 101)).toBe(2)
  expect((await progressOf(store, 'o1')).coverage).toMatchObject({ trying: 1, unknown: 1 })
  expect((await listDeliveries(store, 'o1', { state: 'unknown' })).map(({ code }) => code)).toContain(
    'decide',
  )
  expect(await store.expireUnknown(no, 1_000, 1_001)).toBe(0)
})
