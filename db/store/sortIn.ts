import type Sqlite from 'better-sqlite3'
import { digestBytes } from './chunk.ts'
import { statement } from './statement.ts'

/** Digests sorted in memory at a time; their places must fit 21 bits. */
const digestsPerRun = 2_000_000
/** Digests entered in one transaction. */
const digestsAtOnce = 20_000

/** One range of digests, in order. */
interface Run {
  digests: Buffer
  owners: Float64Array
  order: Float64Array
  at: number
}

interface Sorting {
  ranges: number
  range: number
  run: Run
}

/** In the place of a run that was entered, while the next one needs its room. */
const nothing: Run = {
  digests: Buffer.alloc(0),
  owners: new Float64Array(),
  order: new Float64Array(),
  at: 0,
}

const sortings = new WeakMap<Sqlite.Database, Sorting>()

/**
 * One step of entering the digests that wait into `address`, range after range, each in order: the tree then only grows at its end, and
 * never more than one range lies in memory. A crash begins anew; what was entered is passed over. Null = none wait.
 */
export function sortIn(db: Sqlite.Database): 'more' | null {
  const sorting = sortings.get(db) ?? begin(db)
  if (!sorting) return null
  if (sorting.run.at < sorting.run.order.length) enter(db, sorting.run)
  else if (++sorting.range < sorting.ranges) {
    sorting.run = nothing
    sorting.run = loadRun(db, sorting)
  } else if (
    !statement(db, 'DELETE FROM arrival WHERE no IN (SELECT no FROM arrival LIMIT 10)').run().changes
  )
    sortings.delete(db)
  return 'more'
}

function begin(db: Sqlite.Database): Sorting | null {
  const waiting = statement<{ n: number | null }>(
    db,
    `SELECT sum(length(digests)) / ${digestBytes} n FROM arrival`,
  ).get()!.n
  if (waiting === null) return null
  const ranges = Math.ceil((waiting + 1) / (digestsPerRun * 0.95))
  const sorting = { ranges, range: 0, run: loadRun(db, { ranges, range: 0 }) }
  sortings.set(db, sorting)
  return sorting
}

/** Reads everything that waits and keeps what begins within the range. */
function loadRun(db: Sqlite.Database, { ranges, range }: Omit<Sorting, 'run'>): Run {
  const [from, below] = [(2 ** 32 * range) / ranges, (2 ** 32 * (range + 1)) / ranges]
  const digests = Buffer.allocUnsafe(digestsPerRun * digestBytes)
  const owners = new Float64Array(digestsPerRun)
  const keys = new Float64Array(digestsPerRun)
  let n = 0
  for (const { no } of statement<{ no: number }>(db, 'SELECT no FROM arrival ORDER BY no').all()) {
    const waiting = statement<{ digests: Buffer; owners: Buffer }>(
      db,
      'SELECT digests, owners FROM arrival WHERE no = ?',
    ).get(no)!
    for (let place = 0; place * digestBytes < waiting.digests.length; place++) {
      const begins = waiting.digests.readUInt32BE(place * digestBytes)
      if (begins < from || begins >= below) continue
      waiting.digests.copy(digests, n * digestBytes, place * digestBytes, (place + 1) * digestBytes)
      owners[n] = waiting.owners.readDoubleLE(place * 8)
      keys[n] = begins * 2 ** 21 + n
      n++
    }
  }
  return { digests, owners, order: keys.subarray(0, n).sort(), at: 0 }
}

function enter(db: Sqlite.Database, run: Run): void {
  const order = run.order.subarray(run.at, run.at + digestsAtOnce)
  const digests = Buffer.allocUnsafe(order.length * digestBytes)
  const owners = new Array<number>(order.length)
  for (const [to, key] of order.entries()) {
    const place = key % 2 ** 21
    run.digests.copy(digests, to * digestBytes, place * digestBytes, (place + 1) * digestBytes)
    owners[to] = run.owners[place]!
  }
  statement(
    db,
    `INSERT OR IGNORE INTO address
     SELECT substr(@digests, key * ${digestBytes} + 1, ${digestBytes}), value FROM json_each(@owners)`,
  ).run({ digests, owners: JSON.stringify(owners) })
  run.at += order.length
}
