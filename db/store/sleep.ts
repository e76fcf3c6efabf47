import type Sqlite from 'better-sqlite3'
import type { World } from '../../server/rules/world.ts'
import type { OrderRow } from './rows.ts'
import { statement } from './statement.ts'

/** People of an order whose message waits for their morning. `at`: the machine's clock, epoch ms. */
export function asleepAt(db: Sqlite.Database, { no, world, holds, state }: OrderRow, at: number): number {
  if (holds === null || state === 'cancelled') return 0
  const now = at + (JSON.parse(world) as World).shiftMs
  const sleepers = statement<{ n: number | null }>(
    db,
    'SELECT sum(n) n FROM asleep WHERE order_no = ? AND until > ?',
  )
  return sleepers.get(no, now)?.n ?? 0
}

/** One more of an order waits for this morning. */
export const fallAsleep = (db: Sqlite.Database, no: number, channel: string, until: number): void => {
  statement(db, 'INSERT INTO asleep VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1').run(
    no,
    channel,
    until,
  )
}

const wokenAtOnce = 5_000

/** Nobody is waited for any more: messages leave at any hour. True = call again, some thousands at a call. */
export function wakeAll(db: Sqlite.Database, id: string): boolean {
  return db
    .transaction(() => {
      const order = statement<OrderRow>(db, 'SELECT * FROM order_copy WHERE id = ?').get(id)
      if (!order || order.holds === null) return false
      const holds = JSON.stringify({ ...JSON.parse(order.holds), quiet: null })
      statement(db, 'UPDATE order_copy SET holds = ? WHERE no = ?').run(holds, order.no)
      statement(db, 'DELETE FROM asleep WHERE order_no = ?').run(order.no)
      const woken = statement(
        db,
        `UPDATE delivery SET next_at = 0, code = NULL WHERE id IN
         (SELECT id FROM delivery WHERE order_no = ? AND state = 'pending' AND code = 'asleep' LIMIT ?)`,
      ).run(order.no, wokenAtOnce)
      return woken.changes === wokenAtOnce
    })
    .immediate()
}
