import type Sqlite from 'better-sqlite3'
import { insertAttempt } from './attempts.ts'
import { Counters } from './counters.ts'
import { fallOver } from './plan.ts'
import type { DeliveryRow, OrderRow, Settled } from './rows.ts'
import { statement } from './statement.ts'
import { reopen } from './states.ts'

type Held = Pick<DeliveryRow, 'id' | 'person' | 'chain' | 'channel' | 'state' | 'stands' | 'cohort'>

/**
 * Writes how attempts ended, all in two statements however many they are. Only the attempt that this epoch holds is
 * settled; a receipt that came first may stand higher already.
 */
export function settle(db: Sqlite.Database, order: OrderRow, results: readonly Settled[], now: number): void {
  if (!results.length) return
  const held = heldRows(db, order, results)
  const counted = results.filter(({ id }) => held.has(id)).map((result) => ended(order, result))
  keepAttempts(db, counted, now)
  writeResults(db, counted, now)
  const counters = new Counters()
  let moved = false
  for (const { id, state } of counted) {
    const row = held.get(id)!
    const after = { ...row, state }
    counters.move(row, after)
    if (state === 'failed' && row.stands && order.state !== 'cancelled')
      moved = fallOver(db, order, after, now, counters) || moved
    if (state === 'pending') moved = true
  }
  reopen(db, order, moved)
  counters.write(db, order.no)
  statement(db, 'UPDATE order_copy SET last_at = ?, resent = resent + ? WHERE no = ?').run(
    now,
    counted.filter(({ resend }) => resend).length,
    order.no,
  )
}

function heldRows(db: Sqlite.Database, order: OrderRow, results: readonly Settled[]): Map<number, Held> {
  const rows = statement<Held>(
    db,
    `SELECT id, person, chain, channel, state, stands, cohort FROM delivery WHERE id IN (SELECT value FROM json_each(?))
     AND epoch = ? AND state IN ('sending', 'unknown')`,
  ).all(JSON.stringify(results.map(({ id }) => id)), order.epoch)
  return new Map(rows.map((row) => [row.id, row]))
}

/** What would wait for another attempt is stopped once the order is. */
const ended = (order: OrderRow, result: Settled): Settled =>
  order.state === 'cancelled' && result.state === 'pending' ? { ...result, state: 'cancelled' } : result

/** What is tried again leaves its result behind, so that a person's journey shows every attempt. Rare, so it costs nothing else. */
function keepAttempts(db: Sqlite.Database, results: readonly Settled[], now: number): void {
  const again = results.filter(({ state, free }) => state === 'pending' && !free)
  if (!again.length) return
  const codes = JSON.stringify(again.map(({ id, code }) => [id, code ?? null]))
  for (const row of statement<{ delivery: number; begun_at: number | null; code: string | null }>(
    db,
    `SELECT d.id delivery, d.intent_at begun_at, r.value ->> 1 code FROM json_each(?) r JOIN delivery d ON d.id = r.value ->> 0`,
  ).all(codes))
    insertAttempt(db, { ...row, ended_at: now, by: null })
}

function writeResults(db: Sqlite.Database, results: readonly Settled[], now: number): void {
  const values = results.map(({ id, state, ref, code, nextAt, resend, free }) => [
    id,
    state,
    ref ?? null,
    code ?? null,
    nextAt ?? 0,
    resend ? 1 : 0,
    free ? 1 : 0,
  ])
  statement(
    db,
    `UPDATE delivery SET state = r.value ->> 1, ref = coalesce(r.value ->> 2, ref), code = r.value ->> 3, end_at = ?,
       next_at = r.value ->> 4, resends = resends + (r.value ->> 5), attempt = attempt - (r.value ->> 6)
     FROM json_each(?) r WHERE delivery.id = r.value ->> 0`,
  ).run(now, JSON.stringify(values))
}
