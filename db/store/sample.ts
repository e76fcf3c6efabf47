import type Sqlite from 'better-sqlite3'
import { type Candidate, drawSample } from '../../server/rules/sample.ts'
import { mostStaged } from '../../server/rules/stage.ts'
import { meantSql, meantValues } from './meant.ts'
import type { OrderRow, OrderRule } from './rows.ts'
import { statement } from './statement.ts'
import { ruleOf } from './told.ts'

/** People looked at for one drawn: enough for the rare to be seen, few enough for ten million to be no matter. */
const looked = 5
const leastLooked = 2_000

/**
 * Draws whom the first stages of an order tell, once, before its first message; a second call changes nothing. People are looked at
 * evenly over the numbers, so that later files are in it too; whoever nothing reaches would prove nothing and is left for the rest.
 */
export function drawOrder(db: Sqlite.Database, id: string): void {
  const order = statement<OrderRow>(db, 'SELECT * FROM order_copy WHERE id = ?').get(id)
  if (!order || order.sampled !== null || !order.staged || order.planned) return
  const wanted = Math.min(order.staged, mostStaged)
  const drawn = drawSample(candidates(db, ruleOf(db, order), wanted), wanted)
  db.transaction(() => {
    const put = statement(db, 'INSERT OR IGNORE INTO sample (order_no, pos, person) VALUES (?, ?, ?)')
    for (const [pos, person] of drawn.entries()) put.run(order.no, pos, person)
    statement(db, 'UPDATE order_copy SET sampled = ? WHERE no = ?').run(drawn.length, order.no)
  }).immediate()
}

/** Evenly over everybody; where few of those are meant, the first who are. */
function candidates(db: Sqlite.Database, rule: OrderRule, wanted: number): Candidate[] {
  const most = Math.max(leastLooked, wanted * looked)
  const last = statement<{ id: number | null }>(db, 'SELECT max(id) id FROM person').get()?.id ?? 0
  const step = Math.max(1, last / most)
  const ids = Array.from({ length: Math.min(most, last) }, (_, n) => 1 + Math.floor(n * step))
  const found = find(db, rule, 'id IN (SELECT value FROM json_each(@ids))', {
    ids: JSON.stringify(ids),
    most,
  })
  return found.length >= Math.min(most, wanted * 2)
    ? found
    : find(db, rule, 'id > @after', { after: 0, most })
}

const find = (db: Sqlite.Database, rule: OrderRule, where: string, values: object): Candidate[] =>
  statement<Candidate>(
    db,
    `SELECT id, mail_group house, carrier, grp "group", language FROM person
     WHERE ${where} AND reach > 0 AND ${meantSql} ORDER BY id LIMIT @most`,
  ).all({ ...meantValues(rule), ...values })
