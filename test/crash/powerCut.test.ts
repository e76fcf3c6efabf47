import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openIncidentStore } from '../../server/audience/incidentStore.ts'
import { listDeliveries, progressOf } from '../../server/delivery/results.ts'
import { emailOf, makeHome, makeOrder, peopleCsv } from '../peers/people.ts'
import { type SmtpPeer, startSmtp } from '../peers/smtp.ts'
import { type Home, insertOrder, sendOrder, storeWith, sumOf } from '../peers/telling.ts'
import { Disk } from './disk.ts'
import { readCalls, record, type SystemCall } from './systemCalls.ts'

/** Every write is kept as text, so the full size stays below that of the other crash tests. */
const people = Math.min(5_000, Number(process.env.FENGHUO_CRASH_PEOPLE ?? 400))
const window = 40
vi.setConfig({ testTimeout: 120_000 + people * 100 })

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

const traceable = spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0
const everybody = Array.from({ length: people }, (_, n) => emailOf(n + 1))
const names = ['i1.sqlite', 'i1.sqlite-wal']

/** What the disk would hold and who may have been told already, had the power gone here. */
interface Cut {
  files: Map<string, Buffer>
  left: ReadonlySet<string>
}

test.skipIf(!traceable)(
  'the power goes at any moment: under hold nobody is told twice and nobody is lost',
  async () => {
    const resumed = [0.2, 0.5, 0.8].map((part) => part * people)
    let most = 0
    let cuts = 0
    for await (const cut of cutsOf(await recordSending())) {
      cuts++
      const { twice, lost, doubtful } = await judge(cut)
      expect({ cuts, twice, lost }).toEqual({ cuts, twice: [], lost: [] })
      most = Math.max(most, doubtful)
      if (cut.left.size > (resumed[0] ?? people)) await goOn(cut).then(() => resumed.shift())
    }
    expect(cuts).toBeGreaterThan((3 * people) / window)
    expect(resumed).toEqual([])
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(window)
  },
)

interface Recorded {
  before: Map<string, Buffer>
  trace: string
}

/** Tells everybody under record: the store as it was before, and every write since. */
async function recordSending(): Promise<Recorded> {
  const store = await storeWith(home, peopleCsv(people))
  await insertOrder(store, makeOrder('o1'))
  store.close()
  const before = new Map<string, Buffer>()
  for (const name of names) {
    const path = join(home.folder, 'people', name)
    if (existsSync(path)) before.set(name, readFileSync(path))
  }
  const smtpUrl = `smtp://127.0.0.1:${smtp.port}?connections=5&window=${window}`
  const setting = { folder: home.folder, key: home.installationKey.toString('base64'), smtpUrl }
  const trace = join(home.folder, 'trace')
  const program = fileURLToPath(new URL('./sending.ts', import.meta.url))
  await record(program, { FENGHUO_CRASH: JSON.stringify(setting) }, trace)
  expect(smtp.received.map(({ to }) => to).toSorted()).toEqual(everybody.toSorted())
  return { before, trace }
}

/** Each time the disk is asked to keep something: the power goes before it has, and of the rest all is gone or half. */
async function* cutsOf({ before, trace }: Recorded): AsyncGenerator<Cut> {
  const disk = new Disk(before)
  const left = new Set<string>()
  const lines = new Map<string, string>()
  for await (const call of readCalls(trace)) {
    if (call.call === 'sent') for (const to of endedIn(lines, call)) left.add(to)
    else if (names.includes(basename(call.file))) {
      const lost = call.call === 'sync' ? (['all', 'odd', 'even'] as const) : []
      for (const each of lost) yield { files: disk.after(each), left }
      disk.take({ ...call, file: basename(call.file) })
    }
  }
}

/** Messages whose final dot was handed to the line: from here the peer may have them. */
function endedIn(lines: Map<string, string>, { line, bytes }: SystemCall & { call: 'sent' }): string[] {
  const text = (lines.get(line) ?? '') + bytes.toString('latin1')
  const ended = [...text.matchAll(/\r\nTo: (\S+)\r\n[\s\S]*?\r\n\.\r\n/g)]
  const last = ended.at(-1)
  lines.set(line, last ? text.slice(last.index + last[0].length) : text)
  return ended.map(([, to]) => to!)
}

function restore(files: Map<string, Buffer>): Home {
  const folder = join(home.folder, 'restored')
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'people'), { recursive: true })
  for (const [name, bytes] of files) writeFileSync(join(folder, 'people', name), bytes)
  return { ...home, folder }
}

/** What a sender finds that starts now: whom it would tell again, and who counts as told without having been. */
async function judge({ files, left }: Cut) {
  const store = openIncidentStore(restore(files), 'i1')
  const order = (await store.takeOrder('o1', false, 0))!
  const all = { state: null, channel: null, resent: false, after: 0, limit: people }
  const rows = await store.listDeliveries(order.no, all)
  store.close()
  const stateOf = new Map(rows.map((row) => [emailOf(row.person), row.state]))
  const goesOut = (to: string) => (stateOf.get(to) ?? 'pending') === 'pending'
  return {
    twice: everybody.filter((to) => left.has(to) && goesOut(to)),
    lost: everybody.filter((to) => !left.has(to) && !goesOut(to) && stateOf.get(to) !== 'unknown'),
    doubtful: rows.filter(({ state }) => state === 'unknown').length,
  }
}

/** Goes on from there for real: nobody gets a second one, and whoever got none is listed as unknown. */
async function goOn({ files, left }: Cut): Promise<void> {
  const later = await startSmtp()
  const at = restore(files)
  const store = openIncidentStore(at, 'i1')
  await sendOrder(at, store, makeOrder('o1'), { smtpUrl: `smtp://127.0.0.1:${later.port}` }).ended
  const { coverage, state } = await progressOf(store, 'o1')
  const unknown = await listDeliveries(store, 'o1', { state: 'unknown', limit: 1_000 })
  store.close()
  await later.close()
  const told = [...left, ...later.received.map(({ to }) => to)]
  const listed = new Set(unknown.map(({ personId }) => emailOf(personId)))
  expect(told.length).toBe(new Set(told).size)
  expect(everybody.filter((to) => !told.includes(to) && !listed.has(to))).toEqual([])
  expect({ state, people: sumOf(coverage) }).toEqual({ state: 'done', people })
}
