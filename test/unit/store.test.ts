import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import { isSandboxed } from '../../server/delivery/channels.ts'
import { outside } from '../../server/delivery/outside.ts'
import { listDeliveries, messageOf, progressOf, resultsOf } from '../../server/delivery/results.ts'
import { createSenders } from '../../server/delivery/senders.ts'
import { smsHttpChannel } from '../../server/delivery/sms-http.ts'
import { readSmsUrl } from '../../server/delivery/smsUrl.ts'
import { realWorld, type World, worldKinds } from '../../server/rules/world.ts'
import { emailOf, makeHome, makeOrder, peopleCsv, phoneOf } from '../peers/people.ts'
import { startSms } from '../peers/sms.ts'
import { startSmtp } from '../peers/smtp.ts'
import { type Home, sendOrder, startOrder, storeWith, sumOf, tell } from '../peers/telling.ts'

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

test('minors: under 14 only the guardian, from 14 to 17 both, without a guardian the announcement', async () => {
  const smtp = await startSmtp()
  const people = [
    'ref,email,minor,guardian_email',
    `u1,${emailOf(1)},<14,g1@people.example`,
    `u2,${emailOf(2)},16,g2@people.example`,
    `u3,${emailOf(3)},13,`,
    `u4,${emailOf(4)},17,`,
  ]
  store = await storeWith(home, people.join('\n'))
  const own = makeOrder('x').body.texts[0]!
  const texts = [
    own,
    { ...own, reader: 'guardian' as const, text: '致监护人：{{person.name}}，核对码 {{person.code}}' },
  ]
  const progress = await tell(home, store, makeOrder('o1', { texts }), {
    smtpUrl: `smtp://127.0.0.1:${smtp.port}`,
  })
  expect(smtp.received.map(({ to }) => to).toSorted()).toEqual(
    ['g1@people.example', 'g2@people.example', emailOf(2), emailOf(4)].toSorted(),
  )
  expect(progress.coverage).toMatchObject({ told: 3, unreachable: 1, people: 4 })
  expect(progress.guardians).toMatchObject({ told: 1, unreachable: 1, people: 2 })
  await smtp.close()
})

test('found by check code, however it is typed', async () => {
  store = await storeWith(home, peopleCsv(3))
  await tell(home, store, makeOrder('o1'), {})
  const { code } = (await store.findPerson(2))!
  const typed = ` ${code.toLowerCase().replace('-', ' ')} `
  expect(await resultsOf(store, 'o1', { code: typed })).toMatchObject([{ personId: 2, state: 'sandboxed' }])
  expect(await messageOf(store, 'o1', 2, 'email')).toMatchObject({
    to: 'p***@people.example',
    text: expect.stringContaining(code),
  })
})

test('a drill with real SMTP and SMS configured: both peers see no connection, nobody counts as told', async () => {
  const smtp = await startSmtp()
  const sms = await startSms()
  store = await storeWith(home, peopleCsv(20, { phones: true }))
  const channels = { smtpUrl: `smtp://127.0.0.1:${smtp.port}`, smsUrl: sms.url }
  const drill: World = { id: 'drill-1', kind: 'drill', shiftMs: 7_200_000 }
  const order = makeOrder('o1', { channels: ['email', 'sms'] }, { world: drill })
  const senders = createSenders({ ...home, ...channels, progressMs: 20 })
  const rested = new Promise<void>((resolve) => {
    senders.on('progress', (_incident, { state }) => state !== 'running' && resolve())
  })
  expect((await senders.rehearse('i1', order)).sandbox).toEqual(['email', 'sms'])
  await senders.start('i1', order)
  await rested
  const { coverage } = await senders.progress('i1', 'o1')
  await senders.stop()
  expect(coverage).toMatchObject({ told: 0, sandbox: 20 })
  expect([smtp.connections, sms.requests]).toEqual([0, 0])
  const forced = smsHttpChannel(drill, readSmsUrl(sms.url))
  await expect(forced.open(() => {})).rejects.toThrow('drill-1')
  expect(await forced.verify()).toMatchObject({ ok: false })
  expect([smtp.connections, sms.requests]).toEqual([0, 0])
  expect(sumOf(coverage)).toBe(20)
  await smtp.close()
  await sms.close()
})

test('a server that is down: the reason is told, nobody is used up, and when it comes back everybody is told', async () => {
  const smtp = await startSmtp()
  const { port } = smtp
  await smtp.close()
  store = await storeWith(home, peopleCsv(30))
  const senders = createSenders({ ...home, smtpUrl: `smtp://127.0.0.1:${port}`, progressMs: 20 })
  const troubled = new Promise<string>((resolve) => {
    senders.on('progress', (_incident, { troubles }) => troubles[0] && resolve(troubles[0].message))
  })
  const done = new Promise<void>((resolve) => {
    senders.on('progress', (_incident, { state }) => state === 'done' && resolve())
  })
  await senders.start('i1', makeOrder('o1'))
  expect(await troubled).toBe('ECONNREFUSED')
  expect(
    (await senders.list('i1', 'o1', {})).every(({ state, attempt }) => state === 'pending' && attempt === 0),
  ).toBe(true)
  const back = await startSmtp({ port })
  await done
  expect(back.received.length).toBe(30)
  expect(await senders.progress('i1', 'o1')).toMatchObject({ troubles: [], coverage: { told: 30 } })
  await senders.stop()
  await back.close()
})

test('stopped and started again, an order that was running goes on and nobody gets two', async () => {
  const smtp = await startSmtp({ slowMs: 2 })
  const setting = {
    ...home,
    smtpUrl: `smtp://127.0.0.1:${smtp.port}?connections=4&window=16`,
    progressMs: 20,
  }
  store = await storeWith(home, peopleCsv(600))
  const first = createSenders(setting)
  await first.start('i1', makeOrder('o1'))
  while (smtp.received.length < 100) await new Promise((resolve) => setImmediate(resolve))
  await first.stop()
  expect((await progressOf(store, 'o1')).coverage).toMatchObject({ told: smtp.received.length, unknown: 0 })
  const second = createSenders(setting)
  const done = new Promise<void>((resolve) =>
    second.on('progress', (_i, { state }) => state === 'done' && resolve()),
  )
  await second.recover('i1')
  await done
  await second.stop()
  expect([smtp.received.length, new Set(smtp.received.map(({ to }) => to)).size]).toEqual([600, 600])
  await smtp.close()
})

test.each(worldKinds)('the door to the outside, from the world %s', (kind) => {
  store = { close: () => {} } as PeopleStore
  const world = { ...realWorld, kind }
  const door = outside(world)
  if (kind === 'real') expect(door.refuse).not.toThrow()
  else {
    expect(door.refuse).toThrow()
    expect(() => door.connect('127.0.0.1', 9)).toThrow()
    expect(() => door.connectTls('127.0.0.1', 9, true)).toThrow()
    expect(() => door.request(new URL('http://127.0.0.1:9'), {})).toThrow()
  }
  expect(isSandboxed('email', world, { smtpUrl: 'smtp://127.0.0.1' })).toBe(kind !== 'real')
  expect(isSandboxed('sms', world, { smtpUrl: 'smtp://127.0.0.1' })).toBe(true)
})
