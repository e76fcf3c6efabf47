import type Sqlite from 'better-sqlite3'
import type { DeliveryRow } from './rows.ts'
import { statement } from './statement.ts'

export const deliveriesOf = (db: Sqlite.Database, orderNo: number, person: number): DeliveryRow[] =>
  statement<DeliveryRow>(
    db,
    'SELECT * FROM delivery WHERE order_no = ? AND person = ? ORDER BY chain, id',
  ).all(orderNo, person)

export const deliveriesInCall = (db: Sqlite.Database, call: string): DeliveryRow[] =>
  statement<DeliveryRow>(db, 'SELECT * FROM delivery WHERE call = ?').all(call)

export interface RowFilter {
  state: string | null
  channel: string | null
  resent: boolean
  after: number
  limit: number
}

/** A page of delivery rows in the order of their numbers. */
export function listDeliveries(db: Sqlite.Database, orderNo: number, filter: RowFilter): DeliveryRow[] {
  const indexed = filter.resent ? 'AND resends > 0' : ''
  return statement<DeliveryRow>(
    db,
    `SELECT * FROM delivery WHERE order_no = @orderNo AND id > @after ${indexed}
     AND (@state IS NULL OR state = @state) AND (@channel IS NULL OR channel = @channel) ORDER BY id LIMIT @limit`,
  ).all({ orderNo, after: filter.after, state: filter.state, channel: filter.channel, limit: filter.limit })
}

/** Calls whose outcome is unknown: what a provider may be asked about. */
export const unknownCalls = (db: Sqlite.Database, orderNo: number): string[] =>
  statement<{ call: string }>(
    db,
    `SELECT DISTINCT call FROM delivery WHERE order_no = ? AND state = 'unknown' AND call IS NOT NULL AND code IS NOT 'decide'`,
  )
    .all(orderNo)
    .map((row) => row.call)

export const tallies = (db: Sqlite.Database): { kind: string; key: string; n: number }[] =>
  statement<{ kind: string; key: string; n: number }>(db, 'SELECT kind, key, n FROM tally WHERE n > 0').all()
