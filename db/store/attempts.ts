import type Sqlite from 'better-sqlite3'
import { statement } from './statement.ts'

/** How one attempt of a delivery ended, where another followed; a call's every attempt. `by`: the caller's number as staff. */
export interface AttemptRow {
  delivery: number
  n: number
  begun_at: number | null
  ended_at: number
  code: string | null
  by: string | null
}

/** Kept before the delivery's row is written over by the next attempt. */
export function insertAttempt(db: Sqlite.Database, attempt: Omit<AttemptRow, 'n'>): void {
  statement(
    db,
    `INSERT INTO attempt SELECT @delivery, coalesce(max(n), 0) + 1, @begun_at, @ended_at, @code, @by
     FROM attempt WHERE delivery = @delivery`,
  ).run(attempt)
}

export const attemptsOf = (db: Sqlite.Database, delivery: number): AttemptRow[] =>
  statement<AttemptRow>(db, 'SELECT * FROM attempt WHERE delivery = ? ORDER BY n').all(delivery)

/** What a caller did last, the newest first. */
export const attemptsBy = (db: Sqlite.Database, orderNo: number, by: string, limit: number) =>
  statement<AttemptRow & { person: number }>(
    db,
    `SELECT a.*, d.person FROM attempt a CROSS JOIN delivery d ON d.id = a.delivery
     WHERE a.by = ? AND d.order_no = ? ORDER BY a.ended_at DESC LIMIT ?`,
  ).all(by, orderNo, limit)

/** Calls of an order by how they ended: made by hand, so few enough to count; never by way of the order's deliveries. */
export const callsByEnd = (db: Sqlite.Database, orderNo: number) =>
  statement<{ code: string; n: number }>(
    db,
    `SELECT a.code, count(*) n FROM attempt a INDEXED BY attempt_by CROSS JOIN delivery d ON d.id = a.delivery
     WHERE a.by IS NOT NULL AND d.order_no = ? GROUP BY 1 ORDER BY 2 DESC`,
  ).all(orderNo)
