import type Sqlite from 'better-sqlite3'
import type { AfterCall } from '../../server/rules/callDesk.ts'
import { type AttemptRow, attemptsBy, attemptsOf, callsByEnd } from './attempts.ts'
import { type CallRefusal, type CallResult, endCall, leaveCall } from './callEnd.ts'
import { type Caller, claimCall, deskOf, type HoldRow, holdOf, holdsOf, touchCall } from './calls.ts'
import type { Keys } from './keys.ts'
import { findPerson } from './people.ts'
import type { DeliveryRow, Person } from './rows.ts'
import { statement } from './statement.ts'

/** A number in hand, whom it is of, and what was said before. */
export interface Held {
  hold: HoldRow
  row: DeliveryRow
  person: Person
  before: AttemptRow[]
  /** In which language they asked to be told. */
  wish: string | null
}

/** The call desk's side of the store; each method is one transaction. */
export interface CallStore {
  claim(of: Caller): Promise<Held | null>
  held(caller: string): Promise<Held | null>
  /** Who holds which number of an order. */
  holds(orderNo: number): Promise<(HoldRow & { person: number })[]>
  touch(
    of: { caller: string; delivery: number; now: number },
    step: 'keep' | 'begin' | 'confirm',
  ): Promise<Held | null>
  end(result: CallResult): Promise<AfterCall | CallRefusal>
  leave(caller: string, now: number): Promise<void>
  desk(orderNo: number, now: number): Promise<ReturnType<typeof deskOf>>
  recent(orderNo: number, caller: string, limit: number): Promise<(AttemptRow & { person: number })[]>
  ends(orderNo: number): Promise<{ code: string; n: number }[]>
  attempts(delivery: number): Promise<AttemptRow[]>
}

export function callStore(db: Sqlite.Database, keys: () => Keys): CallStore {
  const whole = (hold: HoldRow | null): Held | null => (hold ? heldOf(db, keys(), hold) : null)
  return {
    claim: async (of) => whole(claimCall(db, keys(), of)),
    held: async (caller) => whole(holdOf(db, caller)),
    holds: async (orderNo) => holdsOf(db, orderNo),
    touch: async (of, step) => whole(touchCall(db, of, step)),
    end: async (result) => endCall(db, result),
    leave: async (caller, now) => leaveCall(db, caller, now),
    desk: async (orderNo, now) => deskOf(db, orderNo, now),
    recent: async (orderNo, caller, limit) => attemptsBy(db, orderNo, caller, limit),
    ends: async (orderNo) => callsByEnd(db, orderNo),
    attempts: async (delivery) => attemptsOf(db, delivery),
  }
}

function heldOf(db: Sqlite.Database, keys: Keys, hold: HoldRow): Held | null {
  const row = statement<DeliveryRow>(db, 'SELECT * FROM delivery WHERE id = ?').get(hold.delivery)
  const person = row && findPerson(db, keys, row.person)
  if (!row || !person) return null
  const wish = statement<{ language: string | null }>(
    db,
    'SELECT language FROM call_wish WHERE delivery = ?',
  ).get(hold.delivery)
  return { hold, row, person, before: attemptsOf(db, row.id), wish: wish?.language ?? null }
}
