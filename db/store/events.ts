import type Sqlite from 'better-sqlite3'
import {
  coverageLine,
  type DeliveryChannel,
  type DeliveryState,
  mergeStates,
} from '../../server/rules/delivery.ts'
import { insertAttempt } from './attempts.ts'
import { Counters } from './counters.ts'
import { fallOver } from './plan.ts'
import type { DeliveryRow, OrderRow } from './rows.ts'
import { complain } from './stage.ts'
import { statement } from './statement.ts'
import { reopen, writeState } from './states.ts'

/** News of one delivery. `again`: it came back for now; it goes out once more after the wait its attempt is due. */
export interface DeliveryEvent {
  id: number
  state: DeliveryState | 'again'
  code: string | null
  /** Said by somebody who knows this channel alone: of any other it is no news. */
  only?: DeliveryChannel
  /** For `again`: milliseconds to wait after attempt 1, 2, ...; past the list it has failed. */
  waits?: readonly number[]
}

/** Many at once, in one transaction: a provider's callbacks come in thousands. Returns how many changed something. */
export function applyEvents(db: Sqlite.Database, events: readonly DeliveryEvent[], now: number): number {
  const apply = ({ id, state, code, waits, only }: DeliveryEvent): boolean =>
    only && channelOf(db, id) !== only
      ? false
      : state === 'again'
        ? sendBack(db, id, code, waits ?? [], now)
        : applyEvent(db, id, state, code, now)
  return db.transaction(() => events.filter(apply).length).immediate()
}

const channelOf = (db: Sqlite.Database, id: number) =>
  statement<{ channel: DeliveryChannel }>(db, 'SELECT channel FROM delivery WHERE id = ?').get(id)?.channel

/** An e-mail that the other side took and then sent back for now: pending again, if this attempt still stands. */
function sendBack(
  db: Sqlite.Database,
  id: number,
  code: string | null,
  waits: readonly number[],
  now: number,
): boolean {
  const row = statement<DeliveryRow>(db, 'SELECT * FROM delivery WHERE id = ?').get(id)
  if (!row?.stands || !['accepted', 'delivered', 'unknown'].includes(row.state)) return false
  const order = statement<OrderRow>(db, 'SELECT * FROM order_copy WHERE no = ?').get(row.order_no)!
  const wait = waits[row.attempt - 1]
  if (wait === undefined || order.state === 'cancelled') return applyEvent(db, id, 'failed', code, now)
  const counters = new Counters()
  insertAttempt(db, { delivery: id, begun_at: row.intent_at, ended_at: now, code, by: null })
  writeState(db, row, 'pending', code, now, counters)
  statement(db, 'UPDATE delivery SET next_at = ? WHERE id = ?').run(now + wait, id)
  reopen(db, order, true)
  counters.write(db, order.no)
  return true
}

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
      const complains = isComplaint(code) && !isComplaint(row.code)
      if (complains) complain(db, row, code)
      const merged = mergeStates(row.channel, row.state, state)
      if (merged === row.state) return complains
      const order = statement<OrderRow>(db, 'SELECT * FROM order_copy WHERE no = ?').get(row.order_no)!
      const counters = new Counters()
      const changed = writeState(db, row, merged, code, now, counters)
      if (merged === 'failed' && row.stands && order.state !== 'cancelled')
        reopen(db, order, fallOver(db, order, changed, now, counters))
      if (coverageLine(row.channel, merged) === 'told' && !row.stands) standAgain(db, changed, counters, now)
      counters.write(db, order.no)
      statement(db, 'UPDATE order_copy SET last_at = ? WHERE no = ?').run(now, order.no)
      return true
    })
    .immediate()
}

/** How a complaint (ARF, RFC 5965) is told from any other news of a message that arrived. */
const isComplaint = (code: string | null): boolean => code?.startsWith('complaint') ?? false

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
