import type Sqlite from 'better-sqlite3'
import { type Claim, claimRows, openClaimed, type Taken } from './claim.ts'
import { countToSend } from './counters.ts'
import { Fenced } from './fenced.ts'
import type { Keys } from './keys.ts'
import { peopleOf } from './orders.ts'
import { planPeople } from './plan.ts'
import type { Claimed, OrderRow, Settled } from './rows.ts'
import { settle } from './settle.ts'
import { statement } from './statement.ts'

export interface Step {
  claimed: Claimed[]
  order: OrderRow
  /** Nothing was claimed: the instant the next row is due, or `null` when none waits. */
  nextAt: number | null
}

const planAhead = 2_000

/**
 * The sender's whole work on the store: last results in, next rows out, counters moved, one transaction. With
 * `synchronous=FULL` the intent of every claimed row is on disk when this returns, before its first byte leaves.
 */
export function step(
  db: Sqlite.Database,
  keys: Keys,
  held: { no: number; epoch: number; callPrefix: string },
  { results, claims, now }: { results: readonly Settled[]; claims: readonly Claim[]; now: number },
): Step {
  return db
    .transaction(() => {
      const order = heldOrder(db, held)
      settle(db, order, results, now)
      const rows = order.state === 'running' ? claimAll(db, order, claims, now) : []
      const claimed = openClaimed(db, keys, order, rows, claims, held.callPrefix)
      const nextAt = rows.length ? null : findNextDue(db, order.no, claims)
      if (!rows.length && nextAt === null) restOrder(db, order)
      return { claimed, order, nextAt }
    })
    .immediate()
}

function heldOrder(db: Sqlite.Database, { no, epoch }: { no: number; epoch: number }): OrderRow {
  const order = statement<OrderRow>(db, 'SELECT * FROM order_copy WHERE no = ?').get(no)
  if (order?.epoch !== epoch) throw new Fenced()
  return order
}

/** An order of calls alone claims nothing: its people are planned all the same, for the desk. */
function claimAll(db: Sqlite.Database, order: OrderRow, claims: readonly Claim[], now: number): Taken[] {
  const rows = claims.flatMap((claim) => claimRows(db, order, claim, now))
  const wanted = claims.reduce((sum, { n }) => sum + n, 0)
  if ((claims.length && rows.length >= wanted) || !planMore(db, order, now)) return rows
  for (const { channel, n } of claims) {
    const have = rows.filter((row) => row.channel === channel).length
    rows.push(...claimRows(db, order, { channel, n: n - have }, now))
  }
  return rows
}

function planMore(db: Sqlite.Database, order: OrderRow, now: number): boolean {
  const limit = quotaLeft(order)
  return limit > 0 && planPeople(db, order, limit, now) > 0
}

/** How many people may still be planned in this stage and under the approved bound. */
function quotaLeft(order: OrderRow): number {
  const stageLeft =
    order.stage_limit === null ? planAhead : order.stage_from + order.stage_limit - order.planned
  return Math.min(planAhead, stageLeft, order.bound - order.planned)
}

/** One index seek per channel: the pending rows are never walked. */
function findNextDue(db: Sqlite.Database, no: number, claims: readonly Claim[]): number | null {
  const due = statement<{ at: number | null }>(
    db,
    `SELECT min(next_at) at FROM delivery WHERE order_no = ? AND channel = ? AND state = 'pending'`,
  )
  const instants = claims.map(({ channel }) => due.get(no, channel)?.at ?? null).filter((at) => at !== null)
  return instants.length ? Math.min(...instants) : null
}

/** Nothing to send and nothing in flight: the order rests at its stage or bound, or is done. Calls wait for people, not for it. */
function restOrder(db: Sqlite.Database, order: OrderRow) {
  if (order.state !== 'running' || countToSend(db, order.no)) return
  const more = peopleOf(db, order) > order.planned
  if (more && quotaLeft(order) > 0) return
  const reason = !more ? null : order.planned >= order.bound ? 'bound' : 'stage'
  order.state = more ? 'paused' : 'done'
  order.reason = reason
  statement(db, 'UPDATE order_copy SET state = ?, reason = ? WHERE no = ?').run(order.state, reason, order.no)
}
