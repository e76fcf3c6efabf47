import type Sqlite from 'better-sqlite3'
import { callLeaseMs, mayRing, mayRingBack } from '../../server/rules/callDesk.ts'
import { isCallable, lapse, passOnRow } from './callEnd.ts'
import type { Cohort } from './coverage.ts'
import type { Keys } from './keys.ts'
import { findPerson } from './people.ts'
import type { DeliveryRow, OrderRow, Person } from './rows.ts'
import { statement } from './statement.ts'

/** A number in one caller's hand. */
export interface HoldRow {
  delivery: number
  caller: string
  since: number
  until: number
  /** The number was shown: from here on it may have been rung. */
  begun_at: number | null
  /** The person said who they are. */
  confirmed_at: number | null
}

/** Who is asking, for which order, and whom they can speak to. */
export interface Caller {
  orderNo: number
  caller: string
  now: number
  /** Whether people of this language can be spoken to by this caller. */
  speaks: (language: string) => boolean
  /** Whether the approved script is for this person; else their next channel has its turn. */
  fits?: (person: Person, row: DeliveryRow) => boolean
}

/**
 * Gives the caller the next number, or the one they hold. A call-back whose time has come goes first, then who has waited
 * longest among those whose day it is. A number that somebody holds is passed over, whoever it is for.
 */
export function claimCall(db: Sqlite.Database, keys: Keys, of: Caller): HoldRow | null {
  return db
    .transaction(() => {
      lapse(db, of.now)
      const mine = holdOf(db, of.caller)
      if (mine) return mine
      const order = statement<OrderRow>(db, 'SELECT * FROM order_copy WHERE no = ?').get(of.orderNo)!
      if (!isCallable(order) || !keys.alive.contact) return null
      for (const row of [...wished(db, of), ...waiting(db, of)]) {
        if (!isFitting(db, keys, row, of)) {
          passOnRow(db, order, row, 'no_field', of.now)
          continue
        }
        const held = hold(db, keys, row, of)
        if (held) return held
      }
      return null
    })
    .immediate()
}

function isFitting(db: Sqlite.Database, keys: Keys, row: DeliveryRow, { fits }: Caller): boolean {
  const person = fits && findPerson(db, keys, row.person)
  return !person || fits(person, row)
}

export const holdOf = (db: Sqlite.Database, caller: string): HoldRow | null =>
  statement<HoldRow>(db, `SELECT ${holdColumns} FROM call_hold WHERE caller = ?`).get(caller) ?? null

export const holdsOf = (db: Sqlite.Database, orderNo: number): (HoldRow & { person: number })[] =>
  statement<HoldRow & { person: number }>(
    db,
    `SELECT ${holdColumns}, d.person FROM call_hold h CROSS JOIN delivery d ON d.id = h.delivery WHERE d.order_no = ? ORDER BY since`,
  ).all(orderNo)

const holdColumns = 'delivery, caller, since, until, begun_at, confirmed_at'

const passOver = 50

const wished = (db: Sqlite.Database, { orderNo, now, speaks }: Caller): DeliveryRow[] =>
  statement<DeliveryRow & { at: number; wish: string | null; own: string; region: string }>(
    db,
    `SELECT d.*, w.at, w.language wish, c.language own, c.region FROM call_wish w CROSS JOIN delivery d ON d.id = w.delivery
     JOIN cohort c ON c.no = d.cohort
     WHERE w.order_no = ? AND w.at <= ? AND d.state = 'pending' ORDER BY w.at LIMIT ${passOver}`,
  )
    .all(orderNo, now)
    .filter(({ wish, own, at, region }) => speaks(wish ?? own) && mayRingBack(now, region, at))

/** Along the index of what is due, among the cohorts whose day it is now. */
function waiting(db: Sqlite.Database, { orderNo, now, speaks }: Caller): DeliveryRow[] {
  const awake = statement<Cohort & { no: number }>(db, 'SELECT * FROM cohort')
    .all()
    .filter(({ region, language }) => mayRing(now, region) && speaks(language))
  if (!awake.length) return []
  return statement<DeliveryRow>(
    db,
    `SELECT * FROM delivery d WHERE order_no = ? AND channel = 'phone' AND state = 'pending' AND next_at <= ?
     AND cohort IN (SELECT value FROM json_each(?)) AND NOT EXISTS (SELECT 1 FROM call_hold WHERE delivery = d.id)
     AND NOT EXISTS (SELECT 1 FROM call_wish WHERE delivery = d.id) ORDER BY next_at, id LIMIT ${passOver}`,
  ).all(orderNo, now, JSON.stringify(awake.map(({ no }) => no)))
}

function hold(db: Sqlite.Database, keys: Keys, row: DeliveryRow, { caller, now }: Caller): HoldRow | null {
  const person = findPerson(db, keys, row.person)
  const number = person && numberFor(person, row)
  if (!number) return null
  const { changes } = statement(
    db,
    'INSERT OR IGNORE INTO call_hold (delivery, number, caller, since, until) VALUES (?, ?, ?, ?, ?)',
  ).run(row.id, keys.proof.digest(`phone:${number}`), caller, now, now + callLeaseMs)
  return changes ? holdOf(db, caller) : null
}

/** The guardian's for a child under 14 and for the guardian's own chain. */
export const numberFor = (person: Person, { chain }: Pick<DeliveryRow, 'chain'>): string | null =>
  chain === 1 || person.minor === 'under14' ? person.guardianPhone : person.phone

/** One more step with a number that is still this caller's; `null` = it is not. Each step is a sign of life. */
export function touchCall(
  db: Sqlite.Database,
  of: { caller: string; delivery: number; now: number },
  step: 'keep' | 'begin' | 'confirm',
): HoldRow | null {
  return db
    .transaction(() => {
      lapse(db, of.now)
      const held = holdOf(db, of.caller)
      if (held?.delivery !== of.delivery || (step === 'confirm' && held.begun_at === null)) return null
      if (step === 'begin' && held.begun_at === null) begin(db, of)
      if (step === 'confirm')
        statement(db, 'UPDATE call_hold SET confirmed_at = ? WHERE delivery = ?').run(of.now, of.delivery)
      statement(db, 'UPDATE call_hold SET until = ? WHERE delivery = ?').run(
        of.now + callLeaseMs,
        of.delivery,
      )
      return holdOf(db, of.caller)
    })
    .immediate()
}

/** The intent is on disk before the number is seen. */
function begin(db: Sqlite.Database, { delivery, now }: { delivery: number; now: number }) {
  statement(db, 'UPDATE call_hold SET begun_at = ? WHERE delivery = ?').run(now, delivery)
  statement(db, 'UPDATE delivery SET attempt = attempt + 1, intent_at = ? WHERE id = ?').run(now, delivery)
}

/** How the desk stands: from the ledger and the few rows that callers make. */
export function deskOf(db: Sqlite.Database, orderNo: number, now: number) {
  const byRegion = statement<{ region: string; n: number }>(
    db,
    `SELECT c.region, sum(v.n) n FROM coverage v JOIN cohort c ON c.no = v.cohort
     WHERE v.order_no = ? AND v.channel = 'phone' AND v.line = 'trying' GROUP BY 1`,
  ).all(orderNo)
  const wishes = statement<{ due: number | null; later: number | null; next: number | null }>(
    db,
    `SELECT sum(at <= @now) due, sum(at > @now) later, min(CASE WHEN at > @now THEN at END) next
     FROM call_wish WHERE order_no = @orderNo`,
  ).get({ orderNo, now })!
  const count = (rows: typeof byRegion) => rows.reduce((sum, { n }) => sum + n, 0)
  return {
    pending: count(byRegion),
    asleep: count(byRegion.filter(({ region }) => !mayRing(now, region))),
    backsDue: wishes.due ?? 0,
    backsLater: wishes.later ?? 0,
    nextBackAt: wishes.next,
    nextAt: nextDue(db, orderNo),
  }
}

const nextDue = (db: Sqlite.Database, orderNo: number): number | null =>
  statement<{ at: number | null }>(
    db,
    `SELECT min(next_at) at FROM delivery WHERE order_no = ? AND channel = 'phone' AND state = 'pending'`,
  ).get(orderNo)?.at ?? null
