import type Sqlite from 'better-sqlite3'
import { allCounts, Counters, standingCounts } from './counters.ts'
import { stopWaiting } from './coverage.ts'
import type { Counts, DeliveryRow, NewOrder, OrderRow, OrderRule } from './rows.ts'
import { asleepAt } from './sleep.ts'
import { basesAt, stageFigures } from './stage.ts'
import { statement } from './statement.ts'
import { guardiansOf, minorOf, peopleMeant } from './tally.ts'
import { keepMeant, keptMeant, type MeantCount } from './told.ts'

export const findOrder = (db: Sqlite.Database, id: string): OrderRow | undefined =>
  statement<OrderRow>(db, 'SELECT * FROM order_copy WHERE id = ?').get(id)

export const listOrders = (db: Sqlite.Database): OrderRow[] =>
  statement<OrderRow>(db, 'SELECT * FROM order_copy ORDER BY no').all()

/** Stores the order once; a second call with the same id changes nothing. */
export function insertOrder(db: Sqlite.Database, order: NewOrder, now: number): OrderRow {
  return db.transaction(() => stored(db, order, now)).immediate()
}

function stored(db: Sqlite.Database, order: NewOrder, now: number): OrderRow {
  const { changes } = statement(
    db,
    `INSERT OR IGNORE INTO order_copy (id, body, world, digest, notice_digest, state, stage_limit, bound, created_at, staged, holds, notice_id)
     VALUES (?, ?, ?, ?, ?, 'running', ?, ?, ?, ?, ?, ?)`,
  ).run(
    order.id,
    order.body,
    order.world,
    order.digest,
    order.noticeDigest,
    order.stageLimit,
    order.bound,
    now,
    order.staged ?? 0,
    order.holds ?? null,
    order.noticeId ?? '',
  )
  const row = findOrder(db, order.id)!
  if (changes) keepMeant(db, row)
  return row
}

/** A pause is a row: the sender, whichever process it is in, sees it before it claims again. */
export function pauseOrder(db: Sqlite.Database, id: string, reason: string): void {
  statement(db, `UPDATE order_copy SET state = 'paused', reason = ? WHERE id = ? AND state = 'running'`).run(
    reason,
    id,
  )
}

/** Without a limit the stage at hand goes on; with one, another stage begins. */
/** Into a stage only once: said again after a crash it changes nothing, and an order that a bounce took up meanwhile enters it too. */
export function releaseOrder(
  db: Sqlite.Database,
  id: string,
  { stageLimit, stageNo, bound }: ReleasedBy,
): void {
  db.transaction(() => {
    const order = findOrder(db, id)
    if (!order || !mayRelease(order, stageNo)) return
    const anew = stageLimit !== undefined
    statement(
      db,
      `UPDATE order_copy SET state = 'running', reason = NULL, stage = max(stage, ?), stage_limit = ?, stage_from = ?, stage_base = ?,
       bound = max(bound, coalesce(?, 0)) WHERE no = ?`,
    ).run(
      stageNo ?? 0,
      anew ? stageLimit : order.stage_limit,
      anew ? order.planned : order.stage_from,
      basesAt(db, order, anew),
      bound ?? null,
      order.no,
    )
    if (order.restricted) keepMeant(db, order)
  }).immediate()
}

function mayRelease({ state, reason, stage }: OrderRow, stageNo: number | undefined): boolean {
  if (state === 'cancelled') return false
  if (stageNo === undefined) return state !== 'running'
  return stage < stageNo || (state !== 'running' && reason !== 'stage')
}

export interface ReleasedBy {
  /** The number of the stage it enters: so many gates were opened. */
  stageNo?: number | undefined
  stageLimit?: number | null | undefined
  bound?: number | undefined
}

/** So many rows a transaction: however many wait, nobody else is kept from the store. */
const cancelledAtOnce = 5_000

/**
 * Nothing more leaves from the first call on; what was not sent is counted as stopped, some thousands at a call. True = call again:
 * also after a crash, for what was left.
 */
export function cancelOrder(db: Sqlite.Database, id: string, now: number): boolean {
  return db
    .transaction(() => {
      const order = findOrder(db, id)
      if (!order) return false
      if (order.state !== 'cancelled') endOrder(db, order)
      const counters = new Counters()
      const stopped = statement<DeliveryRow>(
        db,
        `UPDATE delivery SET state = 'cancelled', end_at = ? WHERE id IN
         (SELECT id FROM delivery WHERE order_no = ? AND state = 'pending' LIMIT ?) RETURNING *`,
      ).all(now, order.no, cancelledAtOnce)
      for (const row of stopped) counters.move({ ...row, state: 'pending' }, row)
      counters.write(db, order.no)
      return stopped.length === cancelledAtOnce
    })
    .immediate()
}

function endOrder(db: Sqlite.Database, order: OrderRow): void {
  const people = peopleOf(db, order)
  statement(db, `UPDATE order_copy SET state = 'cancelled', people_at_end = ? WHERE no = ?`).run(
    people,
    order.no,
  )
  stopWaiting(db, order)
}

/**
 * A sender takes the order over: the epoch rises, which fences whoever held it before; rows that one left `sending`
 * may have gone or not, so they become unknown, never pending. With `resend`, an e-mail goes out once more.
 */
export function takeOrder(
  db: Sqlite.Database,
  id: string,
  resend: boolean,
  now: number,
): OrderRow | undefined {
  return db
    .transaction(() => {
      const order = statement<OrderRow>(
        db,
        'UPDATE order_copy SET epoch = epoch + 1 WHERE id = ? RETURNING *',
      ).get(id)
      if (!order) return undefined
      const counters = new Counters()
      const left = statement<DeliveryRow>(
        db,
        `UPDATE delivery SET state = 'unknown', code = 'interrupted', end_at = ?, epoch = ?
         WHERE order_no = ? AND state = 'sending' RETURNING *`,
      ).all(now, order.epoch, order.no)
      for (const row of left) counters.move({ ...row, state: 'sending' }, row)
      counters.write(db, order.no)
      statement(db, `UPDATE delivery SET epoch = ? WHERE order_no = ? AND state = 'unknown'`).run(
        order.epoch,
        order.no,
      )
      if (resend) resendUnknown(db, order, now)
      return findOrder(db, id)
    })
    .immediate()
}

/** From the counters alone. `at`: the machine's clock, in epoch ms. */
export function countsOf(db: Sqlite.Database, id: string, at: number): Counts | undefined {
  const order = findOrder(db, id)
  if (!order) return undefined
  return {
    order,
    people: order.people_at_end ?? peopleOf(db, order),
    guardians: guardiansFor(db, order),
    standing: [standingCounts(db, order.no, 0), standingCounts(db, order.no, 1)],
    all: allCounts(db, order.no),
    stage: stageFigures(db, order),
    asleep: asleepAt(db, order, at),
  }
}

export const peopleOf = (db: Sqlite.Database, order: OrderRow): number => {
  const kept = keptMeant(db, order)
  return kept ? sum(kept) : peopleMeant(db, ruleOf(order))
}

function guardiansFor(db: Sqlite.Database, order: OrderRow): number {
  const kept = keptMeant(db, order)
  return kept ? sum(kept.filter(({ minor }) => minorOf(minor) === 'under18')) : guardiansOf(db, ruleOf(order))
}

const sum = (counts: readonly MeantCount[]): number => counts.reduce((all, { n }) => all + n, 0)

const ruleOf = (order: OrderRow): OrderRule => JSON.parse(order.body)

/** Puts unknown e-mails back, each at most once in its life. */
function resendUnknown(db: Sqlite.Database, order: OrderRow, now: number) {
  const counters = new Counters()
  const again = statement<DeliveryRow>(
    db,
    `UPDATE delivery SET state = 'pending', resends = resends + 1, next_at = ?
     WHERE order_no = ? AND state = 'unknown' AND channel = 'email' AND resends = 0 AND stands = 1 RETURNING *`,
  ).all(now, order.no)
  for (const row of again) counters.move({ ...row, state: 'unknown' }, row)
  counters.write(db, order.no)
  statement(db, 'UPDATE order_copy SET resent = resent + ? WHERE no = ?').run(again.length, order.no)
}
