import type Sqlite from 'better-sqlite3'
import { type AfterCall, afterCall, type CallEnd } from '../../server/rules/callDesk.ts'
import { attemptsOf, insertAttempt } from './attempts.ts'
import type { HoldRow } from './calls.ts'
import { Counters } from './counters.ts'
import { fallOver } from './plan.ts'
import type { DeliveryRow, OrderRow } from './rows.ts'
import { statement } from './statement.ts'
import { reopen, writeState } from './states.ts'

export interface CallResult {
  caller: string
  delivery: number
  end: CallEnd
  now: number
  /** When the person asked to be called. */
  backAt?: number | undefined
  /** In which language they asked to be told; `scripted`: there is an approved text in it. */
  language?: string | undefined
  scripted?: boolean | undefined
  /** In a drill nobody is told, whatever the caller says. */
  sandbox?: boolean | undefined
}

/** Calls are made while an order stands: not while it is held, nor once it is cancelled. */
export const isCallable = ({ state }: Pick<OrderRow, 'state'>): boolean =>
  state === 'running' || state === 'done'

/** Why a call cannot be ended so: it is no longer this caller's, its number was never shown, nobody said who they are. */
export type CallRefusal = 'not_held' | 'not_begun' | 'not_confirmed'

/**
 * The end of a call and all that follows from it, in one transaction: the attempt is kept, the delivery is told, tried
 * again or given up for the next channel, and the number is free.
 */
export function endCall(db: Sqlite.Database, result: CallResult): AfterCall | CallRefusal {
  return db
    .transaction(() => {
      const held = statement<HoldRow>(db, 'SELECT * FROM call_hold WHERE delivery = ? AND caller = ?').get(
        result.delivery,
        result.caller,
      )
      if (!held) return 'not_held'
      if (held.begun_at === null) return 'not_begun'
      const told = result.end === 'told' || result.end === 'told_guardian'
      if (told && held.confirmed_at === null) return 'not_confirmed'
      return settle(db, held, result)
    })
    .immediate()
}

/** The caller leaves a number: one that was shown may have been rung, so that counts as a call without an answer. */
export function leaveCall(db: Sqlite.Database, caller: string, now: number): void {
  db.transaction(() => {
    const held = statement<HoldRow>(db, 'SELECT * FROM call_hold WHERE caller = ?').get(caller)
    if (held) drop(db, held, now)
  }).immediate()
}

/** Numbers whose callers gave no sign of life go back. Runs inside the caller's transaction. */
export function lapse(db: Sqlite.Database, now: number): void {
  for (const held of statement<HoldRow>(db, 'SELECT * FROM call_hold WHERE until < ?').all(now))
    drop(db, held, now)
}

function drop(db: Sqlite.Database, held: HoldRow, now: number) {
  if (held.begun_at === null) free(db, held.delivery)
  else settle(db, held, { caller: held.caller, delivery: held.delivery, end: 'lost', now })
}

const free = (db: Sqlite.Database, delivery: number) =>
  statement(db, 'DELETE FROM call_hold WHERE delivery = ?').run(delivery)

function settle(db: Sqlite.Database, held: HoldRow, result: CallResult): AfterCall {
  const { delivery, now, end, caller } = result
  const row = statement<DeliveryRow>(db, 'SELECT * FROM delivery WHERE id = ?').get(delivery)!
  const order = statement<OrderRow>(db, 'SELECT * FROM order_copy WHERE no = ?').get(row.order_no)!
  const after = afterCall({ ...result, region: regionOf(db, row), before: callsBefore(db, delivery) })
  insertAttempt(db, { delivery, begun_at: held.begun_at, ended_at: now, code: end, by: caller })
  free(db, delivery)
  const counters = new Counters()
  const moved = follow(db, order, row, after, result, counters)
  statement(db, 'UPDATE delivery SET ref = ? WHERE id = ?').run(caller, delivery)
  statement(db, 'UPDATE order_copy SET last_at = ? WHERE no = ?').run(now, order.no)
  counters.write(db, order.no)
  reopen(db, order, moved)
  return after
}

/** True when another channel has its turn. A row that was stopped meanwhile stays so, unless the person was told. */
function follow(
  db: Sqlite.Database,
  order: OrderRow,
  row: DeliveryRow,
  after: AfterCall,
  { end, now, language, sandbox }: CallResult,
  counters: Counters,
): boolean {
  if (after.as === 'told' && row.stands)
    writeState(db, row, sandbox ? 'sandboxed' : 'delivered', end, now, counters)
  if (after.as !== 'again') statement(db, 'DELETE FROM call_wish WHERE delivery = ?').run(row.id)
  if (row.state !== 'pending' || after.as === 'told') return false
  if (after.as === 'again') {
    const at = 'UPDATE delivery SET code = ?, end_at = ?, next_at = ? WHERE id = ?'
    statement(db, at).run(end, now, after.at, row.id)
    keepWish(db, row, after, language)
    return false
  }
  const failed = writeState(db, row, 'failed', after.code, now, counters)
  return order.state !== 'cancelled' && fallOver(db, order, failed, now, counters)
}

/** A number that nobody is to ring: given up before any call, for the next channel. Runs inside the caller's transaction. */
export function passOnRow(
  db: Sqlite.Database,
  order: OrderRow,
  row: DeliveryRow,
  code: string,
  now: number,
): void {
  const counters = new Counters()
  statement(db, 'DELETE FROM call_wish WHERE delivery = ?').run(row.id)
  const failed = writeState(db, row, 'failed', code, now, counters)
  const moved = fallOver(db, order, failed, now, counters)
  counters.write(db, order.no)
  reopen(db, order, moved)
}

/** What the person asked for stays theirs until they are told: a language is asked for once. */
function keepWish(
  db: Sqlite.Database,
  row: DeliveryRow,
  { at, asked }: { at: number; asked: boolean },
  language: string | undefined,
) {
  if (asked)
    statement(
      db,
      `INSERT INTO call_wish VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET at = excluded.at,
       language = coalesce(excluded.language, language)`,
    ).run(row.id, row.order_no, at, language ?? null)
  else statement(db, 'UPDATE call_wish SET at = ? WHERE delivery = ?').run(at, row.id)
}

const regionOf = (db: Sqlite.Database, { cohort }: DeliveryRow): string =>
  statement<{ region: string }>(db, 'SELECT region FROM cohort WHERE no = ?').get(cohort)?.region ?? 'CN'

const callsBefore = (db: Sqlite.Database, delivery: number) =>
  attemptsOf(db, delivery).map(({ begun_at, ended_at, code }) => ({
    at: begun_at ?? ended_at,
    end: code as CallEnd,
  }))
