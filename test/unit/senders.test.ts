import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import { isSandboxed } from '../../server/delivery/channels.ts'
import { outside } from '../../server/delivery/outside.ts'
import { messageOf, progressOf, resultsOf } from '../../server/delivery/results.ts'
import { createSenders } from '../../server/delivery/senders.ts'
import { smsChannel } from '../../server/delivery/sms-channel.ts'
import { readSmsUrl } from '../../server/delivery/smsUrl.ts'
import { realWorld, type World, worldKinds } from '../../server/rules/world.ts'
import { emailOf, makeHome, makeOrder, peopleCsv } from '../peers/people.ts'
import { startSms } from '../peers/sms.ts'
import { startSmtp } from '../peers/smtp.ts'
import { type Home, storeWith, sumOf, tell } from '../peers/telling.ts'

let home: Home
let store: PeopleStore
beforeEach(() => {
  home = makeHome()
})
afterEach(() => {
  store.close()
  home.remove()
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
  const forced = smsChannel(drill, readSmsUrl(sms.url))
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
    expect(() => door.connect('127.0.0.1', 9, () => {})).toThrow()
    expect(() => door.connectTls('127.0.0.1', 9, true)).toThrow()
    expect(() => door.request(new URL('http://127.0.0.1:9'), {})).toThrow()
  }
  expect(isSandboxed('email', world, { smtpUrl: 'smtp://127.0.0.1' })).toBe(kind !== 'real')
  expect(isSandboxed('sms', world, { smtpUrl: 'smtp://127.0.0.1' })).toBe(true)
})
