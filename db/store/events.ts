import type Sqlite from 'better-sqlite3'
import { coverageLine, type DeliveryState, mergeStates } from '../../server/rules/delivery.ts'
import { Counters } from './counters.ts'
import { fallOver } from './plan.ts'
import type { DeliveryRow, OrderRow } from './rows.ts'
import { statement } from './statement.ts'
import { reopen, writeState } from './states.ts'

/**
 * An event that comes in from outside the sender: a receipt, a bounce, a provider's answer to a query. It merges by
 * rank; a person told over a channel that had been given up stands there again.
 */
export function applyEvent(
  db: Sqlite.Database,
  id: number,
  state: DeliveryState,
  code: string | null,
  now: number,
): boolean {
  return db
    .transaction(() => {
      const row = statement<DeliveryRow>(db, 'SELECT * FROM delivery WHERE id = ?').get(id)
      if (!row) return false
      const merged = mergeStates(row.channel, row.state, state)
      if (merged === row.state) return false
      const order = statement<OrderRow>(db, 'SELECT * FROM order_copy WHERE no = ?').get(row.order_no)!
      const counters = new Counters()
      const changed = writeState(db, row, merged, code, now, counters)
      if (merged === 'failed' && row.stands) reopen(db, order, fallOver(db, order, changed, now, counters))
      if (coverageLine(row.channel, merged) === 'told' && !row.stands) standAgain(db, changed, counters, now)
      counters.write(db, order.no)
      statement(db, 'UPDATE order_copy SET last_at = ? WHERE no = ?').run(now, order.no)
      return true
    })
    .immediate()
}

/** The given-up channel told the person after all: that row stands, and what had not left yet need not leave. */
function standAgain(db: Sqlite.Database, told: DeliveryRow, counters: Counters, now: number) {
  const standing = statement<DeliveryRow>(
    db,
    'SELECT * FROM delivery WHERE order_no = ? AND person = ? AND chain = ? AND stands = 1',
  ).get(told.order_no, told.person, told.chain)
  if (!standing || coverageLine(standing.channel, standing.state) === 'told') return
  const state = standing.state === 'pending' ? 'cancelled' : standing.state
  statement(db, 'UPDATE delivery SET stands = 0, state = ?, end_at = ? WHERE id = ?').run(
    state,
    now,
    standing.id,
  )
  counters.move(standing, { ...standing, state, stands: 0 })
  statement(db, 'UPDATE delivery SET stands = 1 WHERE id = ?').run(told.id)
  counters.move(told, { ...told, stands: 1 })
}
