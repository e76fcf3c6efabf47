import type Sqlite from 'better-sqlite3'
import type { StageFigures } from '../../server/rules/sendingPlan.ts'
import { tooManyComplaints } from '../../server/rules/stage.ts'
import type { DeliveryRow, OrderRow } from './rows.ts'
import { statement } from './statement.ts'

/** Messages of an order by how they ended, whatever the channel; calls are made by people and are not among them. */
type Ends = Omit<StageFigures, 'people'>

/** Where the counts stood when the stage began, and when the order was last released after a rule had paused it. */
interface Bases {
  stage: Ends
  halt: Ends
}

const nothing: Ends = { tried: 0, failed: 0, unknown: 0, complaints: 0 }

/** What the stage at hand came to so far, from the counters. */
export const stageFigures = (db: Sqlite.Database, order: OrderRow): StageFigures => ({
  people: order.planned - order.stage_from,
  ...since(endsOf(db, order), basesOf(order).stage),
})

/** The same since somebody last looked into it: what the rules that pause an order judge by. */
export const haltFigures = (db: Sqlite.Database, order: OrderRow): Ends =>
  since(endsOf(db, order), basesOf(order).halt)

/** What is written at a release: another stage begins, or the same goes on, looked into or merely paused. */
export function basesAt(db: Sqlite.Database, order: OrderRow, newStage: boolean): string {
  const now = endsOf(db, order)
  const { stage, halt } = basesOf(order)
  const looked = newStage || order.reason !== 'asked'
  return JSON.stringify({ stage: newStage ? now : stage, halt: looked ? now : halt } satisfies Bases)
}

/** Somebody called the message unwanted. From three on, and one in a thousand, the order waits for a person. */
export function complain(db: Sqlite.Database, { id, order_no: no }: DeliveryRow, code: string | null): void {
  statement(db, 'UPDATE delivery SET code = ? WHERE id = ?').run(code, id)
  const order = statement<OrderRow>(
    db,
    'UPDATE order_copy SET complaints = complaints + 1 WHERE no = ? RETURNING *',
  ).get(no)!
  const { complaints, tried } = haltFigures(db, order)
  if (tooManyComplaints(complaints, tried))
    statement(
      db,
      `UPDATE order_copy SET state = 'paused', reason = 'complaints' WHERE no = ? AND state = 'running'`,
    ).run(no)
}

const basesOf = ({ stage_base }: OrderRow): Bases =>
  stage_base === null ? { stage: nothing, halt: nothing } : (JSON.parse(stage_base) as Bases)

function endsOf(db: Sqlite.Database, { no, complaints }: OrderRow): Ends {
  const rows = statement<{ state: string; n: number }>(
    db,
    `SELECT state, sum(n) n FROM counter WHERE order_no = ? AND channel NOT IN ('none', 'phone') GROUP BY state`,
  ).all(no)
  const count = (...states: string[]) =>
    rows.reduce((sum, { state, n }) => sum + (states.includes(state) ? n : 0), 0)
  return {
    tried: count('accepted', 'delivered', 'read', 'failed', 'unknown', 'sandboxed'),
    failed: count('failed'),
    unknown: count('unknown'),
    complaints,
  }
}

/** Never below nothing: an older unknown may have been settled since. */
const since = (now: Ends, base: Ends): Ends => ({
  tried: Math.max(0, now.tried - base.tried),
  failed: Math.max(0, now.failed - base.failed),
  unknown: Math.max(0, now.unknown - base.unknown),
  complaints: now.complaints - base.complaints,
})
