import { join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import { progressOf } from '../../server/delivery/results.ts'
import { emailOf, makeHome, makeOrder, peopleCsv } from '../peers/people.ts'
import { startSmtp } from '../peers/smtp.ts'
import { type Home, sendOrder, startOrder, storeWith, sumOf } from '../peers/telling.ts'

let home: Home
let store: PeopleStore
beforeEach(() => {
  home = makeHome()
})
afterEach(() => {
  store.close()
  home.remove()
})

const houses = ['qq.com', 'qq.com', 'qq.com', '163.com', 'people.example']
/** 2,000 people of three mailbox houses; the last twenty are English, and one of them has an Apple mailbox. */
const mixed = () => {
  const rows = Array.from({ length: 2_000 }, (_, n) => {
    const house = n === 1_999 ? 'icloud.com' : houses[n % houses.length]
    return `u${n},n${n}@${house},${n >= 1_980 ? 'en' : 'zh-CN'}`
  })
  return `用户ID,邮箱,语言\n${rows.join('\n')}\n`
}
const houseOf = (to: string) => to.slice(to.indexOf('@') + 1)
const staged = (stages: number[]) => ({
  stageLimit: stages[0] ?? null,
  staged: stages.reduce((a, b) => a + b, 0),
})

test('the first stage is as mixed as everybody, the rest follows, and nobody gets two', async () => {
  const smtp = await startSmtp()
  const channels = { smtpUrl: `smtp://127.0.0.1:${smtp.port}` }
  store = await storeWith(home, mixed())
  const order = makeOrder('o1', {}, staged([100, 300]))
  expect(await (await startOrder(home, store, order, channels)).ended).toBe('paused')
  const first = smtp.received.map(({ to }) => to)
  expect(first).toHaveLength(100)
  const share = first.filter((to) => houseOf(to) === 'qq.com').length
  expect(share).toBeGreaterThan(55)
  expect(share).toBeLessThan(65)
  expect(first).toContain('n1999@icloud.com')
  const second = { stageLimit: 300, stageNo: 1 }
  await store.releaseOrder('o1', second)
  expect(await sendOrder(home, store, order, channels).ended).toBe('paused')
  expect(smtp.received).toHaveLength(400)
  await store.releaseOrder('o1', second)
  expect((await progressOf(store, 'o1')).state).toBe('paused')
  expect((await store.stageOf('o1'))?.stage).toMatchObject({ people: 300, tried: 300, failed: 0 })
  await store.releaseOrder('o1', { stageLimit: null, stageNo: 2 })
  expect(await sendOrder(home, store, order, channels).ended).toBe('done')
  expect(new Set(smtp.received.map(({ to }) => to)).size).toBe(2_000)
  expect(smtp.received).toHaveLength(2_000)
  expect((await progressOf(store, 'o1')).coverage).toMatchObject({ told: 2_000, people: 2_000 })
  await smtp.close()
})

test('a pause in the middle of a stage neither ends the stage nor forgets its failures', async () => {
  const smtp = await startSmtp()
  const gone = '550 5.1.1 no such user'
  smtp.tricks.refuse = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [emailOf(n + 1), gone]))
  smtp.tricks.slowMs = 40
  const channels = { smtpUrl: `smtp://127.0.0.1:${smtp.port}?connections=1&window=9` }
  store = await storeWith(home, peopleCsv(60))
  const order = makeOrder('o1')
  const run = await startOrder(home, store, order, channels)
  await expect.poll(async () => (await store.stageOf('o1'))?.halt.failed).toBe(9)
  await store.pauseOrder('o1', 'asked')
  run.wake()
  await run.ended
  delete smtp.tricks.slowMs
  smtp.tricks.refuse[emailOf(50)] = gone
  await store.releaseOrder('o1', {})
  await sendOrder(home, store, order, channels).ended
  expect(await progressOf(store, 'o1')).toMatchObject({ state: 'paused', reason: 'failures' })
  expect((await store.stageOf('o1'))?.stage).toMatchObject({ people: 60, failed: 10 })
  await smtp.close()
})

test('complaints pause it from the third on, the same complaint twice is one; released, it takes three more', async () => {
  store = await storeWith(home, peopleCsv(40))
  const smtp = await startSmtp()
  const channels = { smtpUrl: `smtp://127.0.0.1:${smtp.port}` }
  await (await startOrder(home, store, makeOrder('o1', {}, { stageLimit: 20 }), channels)).ended
  await store.releaseOrder('o1', {})
  const complain = (...ids: number[]) =>
    store.applyEvents(
      ids.map((id) => ({ id, state: 'delivered' as const, code: 'complaint abuse' })),
      Date.now(),
    )
  await complain(1, 1, 2)
  expect(await store.findOrder('o1')).toMatchObject({ state: 'running', complaints: 2 })
  await complain(3)
  expect(await store.findOrder('o1')).toMatchObject({ state: 'paused', reason: 'complaints', complaints: 3 })
  await store.releaseOrder('o1', {})
  await complain(4, 5)
  expect(await store.findOrder('o1')).toMatchObject({ state: 'running' })
  await complain(6)
  expect(await store.findOrder('o1')).toMatchObject({ state: 'paused', reason: 'complaints' })
  await smtp.close()
})

test('a server that breaks off after fifty messages in a row pauses the order; those in doubt are unknown', async () => {
  const smtp = await startSmtp()
  smtp.tricks.cutAfterDot = new Set(Array.from({ length: 70 }, (_, n) => emailOf(n + 1)))
  store = await storeWith(home, peopleCsv(70))
  const channels = { smtpUrl: `smtp://127.0.0.1:${smtp.port}?connections=1&window=10` }
  await (await startOrder(home, store, makeOrder('o1'), channels)).ended
  const { coverage, reason } = await progressOf(store, 'o1')
  expect(reason).toBe('provider')
  expect(coverage.unknown).toBeGreaterThanOrEqual(50)
  expect(smtp.received.length).toBeLessThan(70)
  expect(sumOf(coverage)).toBe(70)
  await smtp.close()
})

/** Everybody taken up and waiting, as when a whole country sleeps. */
function everybodyWaits(count: number) {
  const db = new Sqlite(join(home.folder, 'people', 'i1.sqlite'))
  db.exec(`INSERT INTO delivery (order_no, person, chain, channel, state, stands, made_at, cohort)
      SELECT 1, id, 0, 'email', 'pending', 1, 0, 1 FROM person;
    INSERT INTO counter VALUES (1, 0, 'email', 'pending', 1, ${count});
    UPDATE order_copy SET planned = ${count}, planned_to = ${count}`)
  db.close()
}

test('with 100,000 people waiting a pause and a cancellation hold at once, and every one is counted', async () => {
  const count = 100_000
  store = await storeWith(home, peopleCsv(count))
  const { body, holds: _, ...rest } = makeOrder('o1')
  const stored = { ...rest, world: JSON.stringify(rest.world), body: JSON.stringify(body), bound: count }
  await store.insertOrder(stored, 0)
  everybodyWaits(count)
  const order = (await store.takeOrder('o1', false, 0))!
  const held = { no: order.no, epoch: order.epoch, callPrefix: 'i1' }
  const claims = [{ channel: 'email' as const, n: 400, callSize: 0 }]
  const claim = async () => (await store.step(held, { results: [], claims, now: 1 })).claimed.length
  expect(await claim()).toBe(400)
  await store.pauseOrder('o1', 'asked')
  expect(await claim()).toBe(0)
  await store.releaseOrder('o1', {})
  const cancelling = store.cancelOrder('o1', 2)
  expect(await claim()).toBe(0)
  await cancelling
  const { coverage } = await progressOf(store, 'o1')
  expect(coverage).toMatchObject({ stopped: count - 400, trying: 400, people: count })
})
