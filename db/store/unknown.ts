import type Sqlite from 'better-sqlite3'
import { type DeliveryChannel, unknownEndsAfterMs, unreadEndsAfterMs } from '../../server/rules/delivery.ts'
import { Counters } from './counters.ts'
import { fallOver } from './plan.ts'
import type { DeliveryRow, OrderRow } from './rows.ts'
import { statement } from './statement.ts'
import { reopen, writeState } from './states.ts'

/**
 * Unknown has an end: what was settled before `before` and is still unknown (or, for SMS, accepted without a receipt)
 * goes to the person's next channel; with none left it stays, marked for a person's decision.
 */
export function expireUnknown(db: Sqlite.Database, no: number, before: number, now: number): number {
  return db
    .transaction(() => {
      const order = statement<OrderRow>(db, 'SELECT * FROM order_copy WHERE no = ?').get(no)!
      const counters = new Counters()
      let moved = 0
      for (const [sql, endedBefore] of [
        [staleUnknown, before],
        [staleSms, before],
        [staleInSite, before + unknownEndsAfterMs - unreadEndsAfterMs],
      ] as const) {
        const due = statement<DeliveryRow>(db, sql).all(no, endedBefore)
        for (const row of due)
          reopen(db, order, fallOver(db, order, row, now, counters) || decide(db, row, now, counters))
        moved += due.length
      }
      counters.write(db, no)
      return moved
    })
    .immediate()
}

const staleUnknown = `SELECT * FROM delivery WHERE order_no = ? AND state = 'unknown' AND end_at < ? AND stands = 1
  AND code IS NOT 'decide' LIMIT 5000`
const staleSms = `SELECT * FROM delivery WHERE order_no = ? AND state = 'accepted' AND channel = 'sms' AND end_at < ?
  AND stands = 1 LIMIT 5000`

/** Nobody opened it: an inbox that is not looked into tells nobody. */
const staleInSite = `SELECT * FROM delivery WHERE order_no = ? AND state = 'accepted' AND channel = 'inSite' AND end_at < ?
  AND stands = 1 LIMIT 5000`

/** No channel is left: the row stays unknown, for a person to decide. */
function decide(db: Sqlite.Database, row: DeliveryRow, now: number, counters: Counters): false {
  writeState(db, row, 'unknown', 'decide', now, counters)
  return false
}

/**
 * A person decided to wait no longer: whoever is unknown goes on to the next channel; with none left they count as
 * unreachable, to be reached by the announcement. Returns how many.
 */
export function giveUpUnknown(db: Sqlite.Database, no: number, now: number): number {
  return db
    .transaction(() => {
      const order = statement<OrderRow>(db, 'SELECT * FROM order_copy WHERE no = ?').get(no)!
      const counters = new Counters()
      const due = statement<DeliveryRow>(
        db,
        `SELECT * FROM delivery WHERE order_no = ? AND state = 'unknown' AND stands = 1`,
      ).all(no)
      for (const row of due) {
        const failed = writeState(db, row, 'failed', 'given_up', now, counters)
        if (order.state !== 'cancelled') reopen(db, order, fallOver(db, order, failed, now, counters))
      }
      counters.write(db, no)
      statement(db, 'UPDATE order_copy SET last_at = ? WHERE no = ?').run(now, no)
      return due.length
    })
    .immediate()
}

/** What is unknown, by channel and by what the other side last said; read from the index of unknown rows alone. */
export const unknownCodes = (db: Sqlite.Database, no: number) =>
  statement<{ channel: DeliveryChannel; code: string; n: number }>(
    db,
    `SELECT channel, coalesce(code, '') code, count(*) n FROM delivery
     WHERE order_no = ? AND state = 'unknown' AND stands = 1 GROUP BY 1, 2 ORDER BY 3 DESC`,
  ).all(no)
