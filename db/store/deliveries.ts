import type Sqlite from 'better-sqlite3'
import type { ChannelKind, DeliveryState, SentKind } from '../../server/rules/delivery.ts'
import { Counters, countToSend } from './counters.ts'
import type { Keys } from './keys.ts'
import { peopleOf } from './orders.ts'
import { findPerson } from './people.ts'
import { fallOver, planPeople } from './plan.ts'
import type { Claimed, DeliveryRow, OrderRow, Settled } from './rows.ts'
import { statement } from './statement.ts'
import { reopen } from './states.ts'

/** How many rows may be claimed on one channel now, and how many share a call to the provider (0 = no calls). */
export interface Claim {
  channel: SentKind
  n: number
  callSize: number
}

export interface Step {
  claimed: Claimed[]
  order: OrderRow
  /** Nothing was claimed: the instant the next row is due, or `null` when none waits. */
  nextAt: number | null
}

/** Thrown when another sender took the order: whoever is behind must stop at once and record nothing. */
export class Fenced extends Error {
  override name = 'Fenced'
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
      const rows = order.state === 'running' ? claimAll(db, order, held, claims, now) : []
      const claimed = rows.map((row) => openClaimed(db, keys, row))
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

function settle(db: Sqlite.Database, order: OrderRow, results: readonly Settled[], now: number) {
  if (!results.length) return
  const counters = new Counters()
  let resent = 0
  let moved = false
  for (const result of results) {
    const row = settleOne(db, order, result, now)
    if (!row) continue
    counters.move({ ...row.after, state: row.before }, row.after)
    if (result.state === 'failed' && row.after.stands && order.state !== 'cancelled')
      moved = fallOver(db, order, row.after, now, counters) || moved
    if (row.after.state === 'pending') moved = true
    if (result.resend) resent++
  }
  reopen(db, order, moved)
  counters.write(db, order.no)
  statement(db, 'UPDATE order_copy SET last_at = ?, resent = resent + ? WHERE no = ?').run(
    now,
    resent,
    order.no,
  )
}

/** Only the attempt that this epoch holds is settled; a receipt that came first may stand higher already. */
function settleOne(db: Sqlite.Database, order: OrderRow, result: Settled, now: number) {
  const held = statement<{ state: DeliveryState }>(
    db,
    `SELECT state FROM delivery WHERE id = ? AND epoch = ? AND state IN ('sending', 'unknown')`,
  ).get(result.id, order.epoch)
  if (!held) return null
  const after = statement<DeliveryRow>(
    db,
    `UPDATE delivery SET state = ?, ref = coalesce(?, ref), code = ?, end_at = ?, next_at = ?, resends = resends + ?, attempt = attempt - ?
     WHERE id = ? RETURNING *`,
  ).get(
    order.state === 'cancelled' && result.state === 'pending' ? 'cancelled' : result.state,
    result.ref ?? null,
    result.code ?? null,
    now,
    result.nextAt ?? 0,
    result.resend ? 1 : 0,
    result.free ? 1 : 0,
    result.id,
  )!
  return { before: held.state, after }
}

function claimAll(
  db: Sqlite.Database,
  order: OrderRow,
  held: { callPrefix: string },
  claims: readonly Claim[],
  now: number,
): DeliveryRow[] {
  const rows = claims.flatMap((claim) => claimRows(db, order, claim, claim.n, now))
  const wanted = claims.reduce((sum, { n }) => sum + n, 0)
  if (rows.length < wanted && planMore(db, order, now)) {
    for (const claim of claims) {
      const have = rows.filter((row) => row.channel === claim.channel).length
      rows.push(...claimRows(db, order, claim, claim.n - have, now))
    }
  }
  for (const { channel, callSize } of claims) {
    if (callSize)
      groupCalls(
        db,
        rows.filter((row) => row.channel === channel),
        callSize,
        held.callPrefix,
      )
  }
  return rows
}

function claimRows(
  db: Sqlite.Database,
  order: OrderRow,
  { channel }: Claim,
  n: number,
  now: number,
): DeliveryRow[] {
  if (n <= 0) return []
  const rows = statement<DeliveryRow>(
    db,
    `UPDATE delivery SET state = 'sending', attempt = attempt + 1, epoch = ?, intent_at = ? WHERE id IN
     (SELECT id FROM delivery WHERE order_no = ? AND channel = ? AND state = 'pending' AND next_at <= ?
      ORDER BY next_at, id LIMIT ?) RETURNING *`,
  ).all(order.epoch, now, order.no, channel, now, n)
  const counters = new Counters()
  for (const row of rows) counters.move({ ...row, state: 'pending' }, row)
  counters.write(db, order.no)
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

/** People who get the same text share a call; its id is on disk before the call, and never re-mixed. */
function groupCalls(db: Sqlite.Database, rows: DeliveryRow[], size: number, prefix: string) {
  const alike = Map.groupBy(rows, (row) => `${row.chain}:${textKey(db, row.person)}`)
  for (const group of alike.values()) {
    for (let at = 0; at < group.length; at += size) {
      const members = group.slice(at, at + size)
      const call = `${prefix}.${members[0]!.id}.${members[0]!.attempt}`
      for (const row of members) {
        row.call = call
        statement(db, 'UPDATE delivery SET call = ? WHERE id = ?').run(call, row.id)
      }
    }
  }
}

const textKey = (db: Sqlite.Database, person: number): string =>
  statement<{ key: string }>(
    db,
    `SELECT language || ':' || (minor = 1) || ':' || grp key FROM person WHERE id = ?`,
  ).get(person)!.key

const openClaimed = (db: Sqlite.Database, keys: Keys, row: DeliveryRow): Claimed => ({
  id: row.id,
  person: findPerson(db, keys, row.person)!,
  chain: row.chain,
  channel: row.channel as ChannelKind,
  attempt: row.attempt,
  resends: row.resends,
  madeAt: row.made_at,
  call: row.call,
})

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
