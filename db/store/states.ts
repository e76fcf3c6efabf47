import type Sqlite from 'better-sqlite3'
import type { DeliveryState } from '../../server/rules/delivery.ts'
import type { Counters } from './counters.ts'
import type { DeliveryRow, OrderRow } from './rows.ts'
import { statement } from './statement.ts'

/** Writes one row's state and moves its counter. */
export function writeState(
  db: Sqlite.Database,
  row: DeliveryRow,
  state: DeliveryState,
  code: string | null,
  now: number,
  counters: Counters,
): DeliveryRow {
  statement(db, 'UPDATE delivery SET state = ?, code = ?, end_at = ? WHERE id = ?').run(
    state,
    code,
    now,
    row.id,
  )
  const after = { ...row, state, code, end_at: now }
  counters.move(row, after)
  return after
}

/** A row became pending after the order was done: it runs again. */
export function reopen(db: Sqlite.Database, order: OrderRow, moved: boolean) {
  if (moved && order.state === 'done') {
    statement(db, `UPDATE order_copy SET state = 'running' WHERE no = ? AND state = 'done'`).run(order.no)
  }
}
