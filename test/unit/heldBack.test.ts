import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PeopleStore } from '../../db/store/store.ts'
import type { SentKind } from '../../server/rules/delivery.ts'
import type { QuietHours, SendingLimits } from '../../server/rules/sendingPlan.ts'
import { makeHome, makeOrder, phoneOf } from '../peers/people.ts'
import { type Home, storeWith } from '../peers/telling.ts'

let home: Home
let store: PeopleStore
beforeEach(() => {
  home = makeHome()
})
afterEach(() => {
  store.close()
  home.remove()
})

const minute = 60_000
/** 23:00 in Shanghai, 16:00 in Brussels, 10:00 in New York and 07:00 in Los Angeles. */
const lateInChina = Date.UTC(2026, 10, 24, 15, 0)
const noLimits: SendingLimits = { mailPerMinute: {}, personMinutes: 0 }
const night: QuietHours = { from: 22, to: 8 }

/** The order taken by a sender that asks for so many rows at an instant, and is told whose they are. */
async function taken(
  id: string,
  channel: SentKind,
  holds: { quiet: QuietHours | null; limits: SendingLimits },
) {
  const { body, holds: _, ...rest } = makeOrder(id, { channels: [channel] })
  await store.insertOrder(
    {
      ...{ ...rest, bound: 1_000, holds: JSON.stringify(holds) },
      ...{ world: JSON.stringify(rest.world), body: JSON.stringify(body) },
    },
    0,
  )
  const order = (await store.takeOrder(id, false, 0))!
  const held = { no: order.no, epoch: order.epoch, callPrefix: 'i1' }
  return async (n: number, now: number) => {
    const { claimed } = await store.step(held, { results: [], claims: [{ channel, n, callSize: 0 }], now })
    return claimed.map(({ person }) => person.ref)
  }
}

const abroad = () =>
  `用户ID,手机号,地区\n${['CN', 'DE', 'CN', 'US', ''].map((region, n) => `u${n + 1},${phoneOf(n + 1)},${region}`).join('\n')}\n`

test('texts wait for the morning of their reader; the others leave, and the waiting are counted until then', async () => {
  store = await storeWith(home, abroad())
  const claim = await taken('o1', 'sms', { quiet: night, limits: noLimits })
  expect([...(await claim(10, lateInChina)), ...(await claim(10, lateInChina))]).toEqual(['u2'])
  const asleep = async (at: number) => (await store.countsOf('o1', at))?.asleep
  expect(await asleep(lateInChina)).toBe(4)
  expect(await store.findOrder('o1')).toMatchObject({ state: 'running' })
  expect(await claim(10, lateInChina + 90 * minute)).toEqual(['u4'])
  const morning = Date.UTC(2026, 10, 25, 0, 0)
  expect(await claim(10, morning - 1)).toEqual([])
  expect(await asleep(morning)).toBe(0)
  expect((await claim(10, morning)).toSorted()).toEqual(['u1', 'u3', 'u5'])
})

test('lifted by legal, texts leave at once', async () => {
  store = await storeWith(home, abroad())
  const claim = await taken('o1', 'sms', { quiet: night, limits: noLimits })
  await claim(10, lateInChina)
  await store.wakeAll('o1')
  expect((await store.countsOf('o1', lateInChina))?.asleep).toBe(0)
  expect((await claim(10, lateInChina)).toSorted()).toEqual(['u1', 'u3', 'u4', 'u5'])
})

test('a mailbox house gets so many a minute, the others are not kept behind it, and nobody fails', async () => {
  const rows = Array.from(
    { length: 12 },
    (_, n) => `u${n + 1},n${n + 1}@${n < 10 ? 'qq.com' : 'people.example'}`,
  )
  store = await storeWith(home, `用户ID,邮箱\n${rows.join('\n')}\n`)
  const limits = { mailPerMinute: { qq: 2 }, personMinutes: 0 }
  const claim = await taken('o1', 'email', { quiet: null, limits })
  const first: (string | null)[] = []
  for (let look = 0; look < 6; look++) first.push(...(await claim(4, minute)))
  expect(first).toEqual(['u1', 'u11', 'u12'])
  const perMinute = [await claim(9, 1.5 * minute), await claim(9, 2 * minute), await claim(9, 2 * minute)]
  expect(perMinute).toEqual([['u2'], ['u3'], []])
  expect((await claim(9, 5.5 * minute)).length).toBe(7)
  expect((await store.countsOf('o1'))?.all).toEqual([{ channel: 'email', state: 'sending', n: 12 }])
})

test('nobody gets two messages over one channel within the minutes, whatever the order', async () => {
  store = await storeWith(home, `用户ID,邮箱\nu1,n1@people.example\nu2,n2@people.example\n`)
  const limits = { mailPerMinute: {}, personMinutes: 30 }
  const first = await taken('o1', 'email', { quiet: null, limits })
  expect(await first(1, minute)).toEqual(['u1'])
  const second = await taken('o2', 'email', { quiet: null, limits })
  expect(await second(9, 2 * minute)).toEqual(['u2'])
  expect(await second(9, 31 * minute - 1)).toEqual([])
  expect(await second(9, 31 * minute)).toEqual(['u1'])
})
