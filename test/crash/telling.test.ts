import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { listDeliveries, progressOf } from '../../server/delivery/results.ts'
import { emailOf, makeHome, peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { type Home, sumOf } from '../peers/telling.ts'
import { killOften, tellingVictim } from './kill.ts'

/** The full size is asked for by FENGHUO_CRASH_PEOPLE and FENGHUO_CRASH_KILLS. */
const people = Number(process.env.FENGHUO_CRASH_PEOPLE ?? 4_000)
const kills = Number(process.env.FENGHUO_CRASH_KILLS ?? 20)
const window = 40
vi.setConfig({ testTimeout: 60_000 + people * 10 + kills * 3_000 })

let home: Home
let smtp: SmtpPeer
beforeEach(async () => {
  home = makeHome()
  smtp = await startSmtp({ slowMs: 2 })
})
afterEach(async () => {
  await smtp.close()
  home.remove()
})

const setting = (onUnknown: 'resend' | 'hold', until: 'import' | 'told') => ({
  folder: home.folder,
  key: home.installationKey.toString('base64'),
  csv: home.file('crash.csv', peopleCsv(people)),
  smtpUrl: `smtp://127.0.0.1:${smtp.port}?connections=5&window=${window}`,
  onUnknown,
  until,
})

/** Kills while sending, each time with messages in flight, spread over the whole run. */
const killWhileSending = (onUnknown: 'resend' | 'hold') =>
  killOften(tellingVictim(setting(onUnknown, 'told')), {
    times: kills,
    due: (kill) => smtp.received.length > (0.8 * (kill + 1) * people) / kills && smtp.inFlight() > 0,
    inFlight: smtp.inFlight,
  })

async function outcome() {
  const store = openIncidentStore(home, 'crash')
  const progress = await progressOf(store, 'o1')
  const page = { limit: 1_000 }
  const unknown = await listAll((after) => listDeliveries(store, 'o1', { ...page, state: 'unknown', after }))
  const resent = await listAll((after) => listDeliveries(store, 'o1', { ...page, resent: true, after }))
  store.close()
  const copies = new Map<string, number>()
  for (const { to } of smtp.received) copies.set(to, (copies.get(to) ?? 0) + 1)
  const twice = [...copies].filter(([, n]) => n > 1).map(([to]) => to)
  return { progress, unknown, resent, copies, twice }
}

async function listAll<Row extends { id: number }>(page: (after: number) => Promise<Row[]>): Promise<Row[]> {
  const all: Row[] = []
  for (let rows = await page(0); rows.length; rows = await page(all.at(-1)!.id)) all.push(...rows)
  return all
}

/** An importer needs so long until its first write; with each life it gets further. */
const firstKillMs = 150
const laterMs = 15

const emails = (rows: { personId: number }[]) => new Set(rows.map(({ personId }) => emailOf(personId)))

test('killed while sending, under hold: nobody told twice, nobody lost that is not listed as unknown', async () => {
  const { kills: done, inFlight } = await killWhileSending('hold')
  const { progress, unknown, copies, twice } = await outcome()
  expect(done).toBe(kills)
  expect(inFlight.every((n) => n > 0)).toBe(true)
  expect(twice).toEqual([])
  const listed = emails(unknown)
  const lost = Array.from({ length: people }, (_, n) => emailOf(n + 1)).filter(
    (to) => !copies.has(to) && !listed.has(to),
  )
  expect(lost).toEqual([])
  expect(unknown.length).toBeLessThanOrEqual(kills * window)
  expect(progress).toMatchObject({
    state: 'done',
    coverage: { told: people - unknown.length, unknown: unknown.length },
  })
  expect(sumOf(progress.coverage)).toBe(people)
})

test('killed while sending, under resend: everybody told, twice at most a window per kill, each of them listed', async () => {
  const { kills: done, inFlight } = await killWhileSending('resend')
  const { progress, unknown, resent, copies, twice } = await outcome()
  expect(done).toBe(kills)
  expect(inFlight.every((n) => n > 0)).toBe(true)
  const listed = emails([...resent, ...unknown])
  const lost = Array.from({ length: people }, (_, n) => emailOf(n + 1)).filter(
    (to) => !copies.has(to) && !emails(unknown).has(to),
  )
  expect(lost).toEqual([])
  expect(twice.filter((to) => !listed.has(to))).toEqual([])
  expect(twice.length).toBeGreaterThan(0)
  expect(twice.length).toBeLessThanOrEqual(kills * window)
  expect(Math.max(...copies.values())).toBe(2)
  expect(sumOf(progress.coverage)).toBe(people)
})

test('killed while importing: the same file goes on where it was, nobody missing, nobody double', async () => {
  const rows = people * 8
  const csv = home.file('import.csv', peopleCsv(rows))
  let begunAt = Number.POSITIVE_INFINITY
  const { kills: done } = await killOften(tellingVictim({ ...setting('hold', 'import'), csv }), {
    times: kills,
    /** A little later into each life than into the one before, so that the kills fall all over the work. */
    due: (kill) => {
      if (performance.now() - begunAt < firstKillMs + kill * laterMs) return false
      begunAt = Number.POSITIVE_INFINITY
      return true
    },
    inFlight: () => rows,
    onMessage: (message) => {
      if ((message as { begun?: boolean }).begun) begunAt = performance.now()
    },
  })
  const store = openIncidentStore(home, 'crash')
  const [batch] = await store.listBatches()
  const tallies = await store.tallies()
  store.close()
  expect(done).toBeGreaterThanOrEqual(Math.min(kills, 5))
  expect(batch).toMatchObject({ state: 'done', rows, added: rows, merged: 0, errors: 0 })
  expect(tallies.find(({ kind }) => kind === 'group')?.n).toBe(rows)
})
