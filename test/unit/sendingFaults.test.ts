import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { readConfig } from '../../server/config.ts'
import { channelsFor } from '../../server/delivery/channels.ts'
import { listDeliveries, progressOf } from '../../server/delivery/results.ts'
import { runOrder } from '../../server/delivery/sender.ts'
import { installationKey } from '../../server/keys.ts'
import { emailOf, makeHome, makeOrder, peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { type Home, insertOrder, sendOrder, shortWaits, storeWith, sumOf } from '../peers/telling.ts'

let home: Home
let smtp: SmtpPeer
beforeEach(async () => {
  home = makeHome()
  smtp = await startSmtp()
})
afterEach(async () => {
  await smtp.close()
  home.remove()
})

const order = makeOrder('o1', { onUnknown: 'hold' })
const channels = (query = '') => ({
  smtpUrl: `smtp://127.0.0.1:${smtp.port}?connections=4&window=40${query}`,
})
const received = () => smtp.received.map(({ to }) => to)
const everybody = (count: number) => Array.from({ length: count }, (_, n) => emailOf(n + 1))

test('two senders by mistake: the later one fences the first, and nobody is told twice', async () => {
  const store = await storeWith(home, peopleCsv(300))
  const other = openIncidentStore(home, 'i1')
  await insertOrder(store, order)
  smtp.tricks.slowMs = 2
  const first = sendOrder(home, store, order, channels())
  await vi.waitUntil(() => smtp.inFlight() > 0, { interval: 1 })
  const second = sendOrder(home, other, order, channels())
  expect(await Promise.all([first.ended, second.ended])).toEqual(['fenced', 'done'])
  const { coverage } = await progressOf(store, 'o1')
  const unknown = await listDeliveries(store, 'o1', { state: 'unknown', limit: 1_000 })
  store.close()
  other.close()
  const told = new Set(received())
  expect(told.size).toBe(received().length)
  const listed = new Set(unknown.map(({ personId }) => emailOf(personId)))
  expect(everybody(300).filter((to) => !told.has(to) && !listed.has(to))).toEqual([])
  expect(unknown.length).toBeLessThanOrEqual(40)
  expect(sumOf(coverage)).toBe(300)
})

test.each([
  ['back by an hour', -3_600_000],
  ['ahead by a day', 86_400_000],
])('the clock jumps %s in the middle: the pace holds and everybody is told once', async (_, jump) => {
  const store = await storeWith(home, peopleCsv(200))
  await insertOrder(store, order)
  const made = channelsFor(
    { ...order, incidentId: 'i1' },
    { ...channels('&rate=2000'), installationKey: home.installationKey },
  )
  const now = () => Date.now() + (smtp.received.length > 60 ? jump : 0)
  await runOrder({ store, incidentId: 'i1', channels: made, now, waits: shortWaits }, 'o1').ended
  const { coverage } = await progressOf(store, 'o1')
  store.close()
  expect(received().toSorted()).toEqual(everybody(200).toSorted())
  expect(coverage).toMatchObject({ told: 200, people: 200 })
})

test.each(['contact', 'proof'] as const)(
  'the %s key is gone: nothing begins, nobody is given up, and it says which key',
  async (kind) => {
    const store = await storeWith(home, peopleCsv(20))
    await insertOrder(store, order)
    await store.destroyKey(kind)
    expect(await sendOrder(home, store, order, channels()).ended).toBe('paused')
    const progress = await progressOf(store, 'o1')
    store.close()
    expect(progress).toMatchObject({ state: 'paused', reason: `${kind}_key`, planned: 0 })
    expect(smtp.connections).toBe(0)
  },
)

test('under another installation key a store does not open, and the word names the key', async () => {
  const store = await storeWith(home, peopleCsv(1))
  store.close()
  const other = { ...home, installationKey: randomBytes(32) }
  expect(() => openIncidentStore(other, 'i1')).toThrow(
    'The contact key of incident i1 was sealed under another installation key.',
  )
})

test('the installation key is missing beside people sealed under it: no new one is made in its place', async () => {
  const config = readConfig({ FENGHUO_DATA: home.folder })
  installationKey(config)
  installationKey(config)
  const store = await storeWith(home, peopleCsv(1))
  store.close()
  rmSync(join(home.folder, 'installation.key'))
  expect(() => installationKey(config)).toThrow(/installation\.key is missing/)
})

const small = () => join(home.folder, 'small')
/** A disk of its own that can really be full; only root may make one. */
const mounts = spawnSync('mount', ['--version']).status === 0 && process.getuid?.() === 0 && tryMount()

function tryMount(): boolean {
  const folder = makeHome()
  const done = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', folder.folder]).status === 0
  if (done) spawnSync('umount', [folder.folder])
  folder.remove()
  return done
}

test.skipIf(!mounts)(
  'the disk is full in the middle: sending stops first, and who left stands in the store',
  async () => {
    mkdirSync(small())
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', small()])
    try {
      const at = { ...home, folder: small() }
      const store = await storeWith({ ...home, ...at }, peopleCsv(2_000))
      await insertOrder(store, order)
      fillUp(small(), 1_000_000)
      await expect(sendOrder(home, store, order, channels()).ended).rejects.toThrow(/full|I\/O/)
      const left = received()
      expect(left.length).toBeGreaterThan(0)
      expect(left.length).toBeLessThan(2_000)
      expect(await statesOf(store, left)).toEqual(new Set(['sending', 'accepted']))
      rmSync(join(small(), 'ballast'))
      expect(await sendOrder(home, store, order, channels()).ended).toBe('done')
      const { coverage } = await progressOf(store, 'o1')
      store.close()
      expect(new Set(received()).size).toBe(received().length)
      expect(coverage.unknown).toBeGreaterThan(0)
      expect(coverage.unknown).toBeLessThanOrEqual(40)
      expect(coverage.told + coverage.unknown).toBe(2_000)
      expect(everybody(2_000).filter((to) => !received().includes(to)).length).toBeLessThanOrEqual(
        coverage.unknown,
      )
    } finally {
      spawnSync('umount', ['-l', small()])
    }
  },
)

/** Leaves this many bytes. */
function fillUp(folder: string, bytes: number): void {
  const { bavail, bsize } = statfsSync(folder)
  writeFileSync(join(folder, 'ballast'), Buffer.alloc(bavail * bsize - bytes))
}

async function statesOf(store: ReturnType<typeof openIncidentStore>, addresses: readonly string[]) {
  const all = { channel: null, resent: false, state: null, after: 0, limit: 2_000 } as const
  const rows = await store.listDeliveries(1, all)
  const stateOf = new Map(rows.map((row) => [emailOf(row.person), row.state]))
  return new Set(addresses.map((to) => stateOf.get(to) ?? 'nowhere'))
}
