import type Sqlite from 'better-sqlite3'
import { coverageLine, type DeliveryState, type StateCount } from '../../server/rules/delivery.ts'
import type { Chain, DeliveryRow } from './rows.ts'
import { statement } from './statement.ts'

type Place = Pick<DeliveryRow, 'chain' | 'channel' | 'state' | 'stands' | 'cohort'>

/** Moves of delivery rows between states, written in the transaction that moves them: progress never counts rows. */
export class Counters {
  #changes = new Map<string, number>()
  #lines = new Map<string, number>()

  move(from: Place | null, to: Place): void {
    if (from) this.#add(from, -1)
    this.#add(to, 1)
  }

  write(db: Sqlite.Database, orderNo: number): void {
    const put = statement(
      db,
      `INSERT INTO counter VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n`,
    )
    for (const [key, n] of this.#changes) {
      const [chain, channel, state, stands] = key.split(':')
      if (n) put.run(orderNo, Number(chain), channel, state, Number(stands), n)
    }
    this.#changes.clear()
    this.#writeLines(db, orderNo)
  }

  #add({ chain, channel, state, stands, cohort }: Place, by: 1 | -1) {
    const key = `${chain}:${channel}:${state}:${stands}`
    this.#changes.set(key, (this.#changes.get(key) ?? 0) + by)
    if (!stands) return
    const line = `${chain}:${cohort}:${channel}:${coverageLine(channel, state)}`
    this.#lines.set(line, (this.#lines.get(line) ?? 0) + by)
  }

  /** A claim moves nobody from line to line, so most passes write nothing here. */
  #writeLines(db: Sqlite.Database, orderNo: number) {
    const put = statement(
      db,
      `INSERT INTO coverage VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n`,
    )
    for (const [key, n] of this.#lines) {
      const [chain, cohort, channel, line] = key.split(':')
      if (n) put.run(orderNo, Number(chain), Number(cohort), channel, line, n)
    }
    this.#lines.clear()
  }
}

export function standingCounts(db: Sqlite.Database, orderNo: number, chain: Chain): StateCount[] {
  return statement<StateCount>(
    db,
    'SELECT channel, state, n FROM counter WHERE order_no = ? AND chain = ? AND stands = 1 AND n > 0',
  ).all(orderNo, chain)
}

export function allCounts(db: Sqlite.Database, orderNo: number): StateCount[] {
  return statement<StateCount>(
    db,
    'SELECT channel, state, sum(n) n FROM counter WHERE order_no = ? GROUP BY 1, 2 HAVING sum(n) > 0',
  ).all(orderNo)
}

/** Rows of this order that the sender has in hand or before it, from the counters. */
export function countToSend(db: Sqlite.Database, orderNo: number): number {
  const sum = statement<{ n: number | null }>(
    db,
    `SELECT sum(n) n FROM counter WHERE order_no = ? AND state IN ('pending', 'sending') AND channel <> 'phone'`,
  )
  return sum.get(orderNo)?.n ?? 0
}

/** Rows of this order in one state, from the counters. */
export function countIn(db: Sqlite.Database, orderNo: number, state: DeliveryState): number {
  const sum = statement<{ n: number | null }>(
    db,
    'SELECT sum(n) n FROM counter WHERE order_no = ? AND state = ?',
  )
  return sum.get(orderNo, state)?.n ?? 0
}
