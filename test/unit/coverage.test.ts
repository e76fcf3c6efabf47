import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { PersonRow } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { progressOf } from '../../server/delivery/results.ts'
import { type Dimension, dimensions } from '../../server/rules/coverage.ts'
import { coverageLines } from '../../server/rules/delivery.ts'
import { makeHome, makeOrder } from '../peers/people.ts'
import { addRows, type Home, insertOrder } from '../peers/telling.ts'

let home: Home
let store: PeopleStore
beforeEach(() => {
  home = makeHome()
})
afterEach(() => {
  store.close()
  home.remove()
})

const regions = ['CN', 'JP', 'DE']

/** Somebody of a sort: by e-mail, by phone, by neither; now and then a minor with a guardian's number. */
const someone = (n: number): PersonRow => ({
  row: n + 2,
  ref: `u${n}`,
  name: `某${n}`,
  email: n % 3 ? `p${n}@people.example` : null,
  phone: n % 4 ? `+86154${String(n).padStart(8, '0')}` : null,
  guardianPhone: n % 9 ? null : `+86155${String(n).padStart(8, '0')}`,
  guardianEmail: null,
  group: n % 2 ? 'users' : 'staff',
  language: n % 5 ? 'zh-CN' : 'en',
  region: regions[n % 3] as string,
  minor: n % 9 ? 'no' : n % 2 ? 'under14' : 'under18',
  tenant: n % 7 ? '' : `t.${n}`,
})

async function filled(): Promise<PeopleStore> {
  const made = openIncidentStore(home, 'i1')
  const { no } = await made.beginBatch('b1', 'people.csv', 0)
  await addRows(made, no, { good: Array.from({ length: 40 }, (_, n) => someone(n)), lastRow: 41 })
  return made
}

type Act = ['claim' | 'bounce' | 'receipt' | 'expire' | 'give_up' | 'crash' | 'wave' | 'cancel', number]
const acts = fc.array(
  fc.tuple(
    fc.constantFrom(
      'claim',
      'claim',
      'claim',
      'bounce',
      'receipt',
      'expire',
      'give_up',
      'crash',
      'wave',
      'cancel',
    ),
    fc.nat(39),
  ) as fc.Arbitrary<Act>,
  { minLength: 5, maxLength: 25 },
)
const ends = ['accepted', 'failed', 'unknown', 'pending', 'delivered'] as const

/** One random step of an order's life. */
async function take(id: string, [act, n]: Act, now: number) {
  const order = (await store.findOrder(id))!
  const held = { no: order.no, epoch: order.epoch, callPrefix: 'i1' }
  if (act === 'cancel') return n % 4 ? undefined : store.cancelOrder(id, now)
  if (act === 'crash') return void (await store.takeOrder(id, n % 2 === 0, now))
  if (act === 'expire') return void (await store.expireUnknown(order.no, now, now))
  if (act === 'give_up') return void (await store.giveUpUnknown(order.no, now))
  if (act === 'bounce') return void (await store.applyEvent(n + 1, 'failed', 'gone', now))
  if (act === 'receipt') return void (await store.applyEvent(n + 1, 'delivered', null, now))
  if (act === 'wave')
    return void (await addRows(store, await secondWave(), { good: [someone(40 + now)], lastRow: now }))
  const claims = (['email', 'sms'] as const).map((channel) => ({ channel, n: 5, callSize: 0 }))
  const { claimed } = await store.step(held, { results: [], claims, now })
  const results = claimed.map((row, at) => ({ id: row.id, state: ends[(n + at) % 5] ?? 'failed', code: 'x' }))
  await store.step(held, { results: results as never, claims: [], now })
}

const secondWave = async () => (await store.beginBatch('b2', 'more.csv', 0)).no
const sumOf = (rows: readonly Record<(typeof coverageLines)[number] | 'people', number>[]) =>
  Object.fromEntries(
    [...coverageLines, 'people' as const].map((line) => [
      line,
      rows.reduce((all, row) => all + row[line], 0),
    ]),
  )
const ledger = (by: Dimension) => store.coverageBy('o1', by, 0)

test('whatever happens, each ledger adds up to everybody, and counted anew it is the same', async () => {
  await fc.assert(
    fc.asyncProperty(acts, async (steps) => {
      store?.close()
      home.remove()
      home = makeHome()
      store = await filled()
      await insertOrder(store, makeOrder('o1', { channels: ['email', 'sms', 'phone'] }))
      await store.takeOrder('o1', false, 0)
      for (const [at, act] of steps.entries()) await take('o1', act, at + 1)
      const { coverage } = await progressOf(store, 'o1')
      const kept = await Promise.all(dimensions.map(ledger))
      for (const rows of kept) {
        expect(sumOf(rows)).toEqual(coverage)
        for (const row of rows)
          expect(coverageLines.reduce((all, line) => all + row[line], 0)).toBe(row.people)
      }
      await store.rebuildCoverage()
      expect(await Promise.all(dimensions.map(ledger))).toEqual(kept)
    }),
    { numRuns: 20 },
  )
})

test('guardians told besides a minor have a ledger of their own', async () => {
  store = await filled()
  await insertOrder(store, makeOrder('o1', { channels: ['email', 'sms'] }))
  const { guardians } = await progressOf(store, 'o1')
  expect(guardians.people).toBeGreaterThan(0)
  for (const by of dimensions)
    expect(sumOf(await store.coverageBy('o1', by, 1)).people).toBe(guardians.people)
})
