import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import { applyReceipts, incidentOfCall } from '../../server/delivery/receipts.ts'
import { listDeliveries, progressOf } from '../../server/delivery/results.ts'
import { httpGateway } from '../../server/delivery/sms-http.ts'
import { verifyBody } from '../../server/delivery/smsSignature.ts'
import { makeHome, makeOrder, peopleCsv, phoneOf } from '../peers/people.ts'
import { type SmsPeer, startSms } from '../peers/sms.ts'
import { type Home, sendOrder, storeWith, sumOf, tell } from '../peers/telling.ts'

let home: Home
let sms: SmsPeer
let store: PeopleStore
beforeEach(async () => {
  home = makeHome()
  sms = await startSms()
})
afterEach(async () => {
  store.close()
  await sms.close()
  home.remove()
})

const number = (n: number) => `+86${phoneOf(n)}`
const order = (change = {}) => makeOrder('o1', { channels: ['sms'], ...change })

async function text(count: number, change = {}, query = '') {
  store = await storeWith(home, peopleCsv(count, { phones: true }))
  return tell(home, store, order(change), { smsUrl: `${sms.url}${query}` })
}

async function receive(statuses: Record<string, 'delivered' | 'failed'>) {
  for (const { requestId, numbers } of sms.calls) {
    const mine = Object.fromEntries(Object.entries(statuses).filter(([each]) => numbers.includes(each)))
    await applyReceipts(store, httpGateway.readReceipts(sms.receipt(requestId, mine).body), Date.now())
  }
}

test('450 people with one text take three calls; nobody is told before the handset says so', async () => {
  const progress = await text(450)
  expect(sms.calls.map(({ numbers }) => numbers.length)).toEqual([200, 200, 50])
  expect(sms.badSignatures).toBe(0)
  expect(progress.coverage).toMatchObject({ told: 0, trying: 450 })
  await receive({ [number(1)]: 'delivered', [number(2)]: 'failed' })
  const after = await progressOf(store, 'o1')
  expect(after.coverage).toMatchObject({ told: 1, trying: 448, unreachable: 1 })
  expect(sumOf(after.coverage)).toBe(450)
})

test('a text with a name in it goes one by one', async () => {
  const personal = { ...order().body.texts[1]!, template: { id: 'T1', params: { name: '{{person.name}}' } } }
  await text(3, { texts: [personal] })
  expect(sms.calls.map(({ numbers, params }) => [numbers.length, params?.name])).toEqual([
    [1, '测试用户1'],
    [1, '测试用户2'],
    [1, '测试用户3'],
  ])
})

test('receipts repeated, out of order, or from a stranger', async () => {
  await text(3)
  await receive({ [number(1)]: 'failed' })
  await receive({ [number(1)]: 'delivered', [number(2)]: 'delivered' })
  await receive({ [number(1)]: 'failed', [number(2)]: 'delivered' })
  expect((await progressOf(store, 'o1')).coverage).toMatchObject({ told: 2, trying: 1 })
  const { headers, body } = sms.receipt('i1.1.1', { [number(3)]: 'delivered' })
  expect(verifyBody('test-secret', headers, body, Date.now())).toBe(true)
  expect(verifyBody('test-secret', headers, body.replace('delivered', 'failed'), Date.now())).toBe(false)
  expect(verifyBody('test-secret', headers, body, Date.now() + 301_000)).toBe(false)
  expect(incidentOfCall('i.1.17.1')).toBe('i.1')
})

test('the gateway takes the call and falls silent: unknown, no second call, no other channel; asking settles it', async () => {
  sms.tricks.silentAfterTaking = 1
  const progress = await text(100, { channels: ['sms', 'email'] }, '?timeout=1000')
  expect(progress.coverage).toMatchObject({ unknown: 100, trying: 0 })
  expect(sms.calls.length).toBe(1)
  await store.releaseOrder('o1', { stageLimit: null })
  await sendOrder(home, store, order({ channels: ['sms', 'email'] }), { smsUrl: sms.url }).ended
  expect((await progressOf(store, 'o1')).coverage).toMatchObject({ unknown: 0, trying: 100 })
  expect(sms.calls.length).toBe(1)
})

test('a call that never arrived is put back and goes out', async () => {
  sms.tricks.cutBefore = 1
  const progress = await text(10)
  expect(progress.coverage.unknown).toBe(10)
  await store.releaseOrder('o1', { stageLimit: null })
  await sendOrder(home, store, order(), { smsUrl: sms.url }).ended
  expect((await progressOf(store, 'o1')).coverage).toMatchObject({ unknown: 0, trying: 10 })
  expect(sms.calls.flatMap(({ numbers }) => numbers).length).toBe(10)
})

test('throttled is later, not failed', async () => {
  sms.tricks.throttle = 2
  const progress = await text(20)
  expect(progress.coverage).toMatchObject({ trying: 20, unreachable: 0 })
  expect(sms.calls.flatMap(({ numbers }) => numbers).length).toBe(20)
})

test('an unknown template is the channel’s fault: nobody is given up, and it goes once the template is there', async () => {
  sms.tricks.templates = new Set(['T-other'])
  const filed = { ...order().body.texts[1]!, template: { id: 'T1', params: {} } }
  store = await storeWith(home, peopleCsv(5, { phones: true }))
  const running = tell(home, store, order({ texts: [filed] }), { smsUrl: sms.url })
  await until(async () =>
    (await listDeliveries(store, 'o1', {})).some(({ code }) => code === 'unknown_template'),
  )
  sms.tricks.templates.add('T1')
  expect((await running).coverage).toMatchObject({ trying: 5, unreachable: 0 })
})

test('a number that the gateway refuses falls over to the next channel', async () => {
  sms.tricks.refuse = { [number(2)]: 'blocked' }
  const progress = await text(3, { channels: ['sms', 'email'] })
  expect(progress.coverage).toMatchObject({ trying: 2, sandbox: 1 })
})

async function until(seen: () => Promise<boolean>) {
  while (!(await seen())) await new Promise((resolve) => setImmediate(resolve))
}
