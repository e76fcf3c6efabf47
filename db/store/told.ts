import type Sqlite from 'better-sqlite3'
import { meantSql, meantValues } from './meant.ts'
import type { OrderRow, OrderRule } from './rows.ts'
import { statement } from './statement.ts'

/** Whom an order that leaves somebody out does name, counted when it is given and again when all are planned. */
export const toldTables = `
CREATE TABLE meant (
  order_no INTEGER NOT NULL, minor INTEGER NOT NULL, reach INTEGER NOT NULL, grp TEXT NOT NULL, language TEXT NOT NULL,
  region TEXT NOT NULL, tenant TEXT NOT NULL, n INTEGER NOT NULL,
  PRIMARY KEY (order_no, minor, reach, grp, language, region, tenant)
) STRICT, WITHOUT ROWID;
`

export interface MeantCount {
  minor: number
  reach: number
  grp: string
  language: string
  region: string
  tenant: string
  n: number
}

/** The rule of a stored order: its own, and whose messages of the same notice it must not repeat. */
export function ruleOf(db: Sqlite.Database, order: Pick<OrderRow, 'no' | 'body' | 'notice_id'>): OrderRule {
  const rule = JSON.parse(order.body) as OrderRule
  return hasSiblings(db, order) ? { ...rule, once: { notice: order.notice_id, order: order.no } } : rule
}

/** A rule that looks at what people were told before; the tally alone cannot count it. */
export const looksBack = ({ told, once }: OrderRule): boolean => told !== undefined || once !== undefined

/** Another order of the same notice was given here. */
const hasSiblings = (db: Sqlite.Database, { no, notice_id }: Pick<OrderRow, 'no' | 'notice_id'>): boolean =>
  notice_id !== '' &&
  statement(db, 'SELECT 1 FROM order_copy WHERE notice_id = ? AND no <> ? LIMIT 1').get(notice_id, no) !==
    undefined

/** The same, before the order is stored. */
export const ruleBefore = (db: Sqlite.Database, rule: OrderRule, notice: string): OrderRule =>
  hasSiblings(db, { no: 0, notice_id: notice }) ? { ...rule, once: { notice, order: 0 } } : rule

const columns = 'minor, reach, grp, language, region, tenant'

/** Whom a rule that looks back names, looked up person by person. */
export const countMeant = (db: Sqlite.Database, rule: OrderRule): MeantCount[] =>
  statement<MeantCount>(
    db,
    `SELECT ${columns}, count(*) n FROM person WHERE ${meantSql} GROUP BY ${columns}`,
  ).all(meantValues(rule))

/** As kept; `undefined` for an order that the tally counts. */
export const keptMeant = (db: Sqlite.Database, { no, restricted }: OrderRow): MeantCount[] | undefined =>
  restricted ? statement<MeantCount>(db, 'SELECT * FROM meant WHERE order_no = ?').all(no) : undefined

/** In the transaction that stores or releases the order: those planned already, and who is still to come. */
export function keepMeant(db: Sqlite.Database, order: OrderRow): void {
  const rule = ruleOf(db, order)
  if (!looksBack(rule)) return
  const values = { ...meantValues(rule), no: order.no, after: order.planned_to }
  rewrite(
    db,
    order,
    `SELECT @no, ${columns}, count(*) FROM person WHERE EXISTS (SELECT 1 FROM delivery d WHERE d.order_no = @no AND d.person = person.id)
     OR (id > @after AND ${meantSql}) GROUP BY ${columns}`,
    values,
  )
}

/** Nobody is left to be planned: whoever was taken up is who was meant, so that the figures add up to the last person. */
export function settleMeant(db: Sqlite.Database, order: OrderRow): void {
  if (!looksBack(ruleOf(db, order))) return
  rewrite(
    db,
    order,
    `SELECT @no, ${columns}, count(*) FROM person WHERE id IN (SELECT person FROM delivery WHERE order_no = @no) GROUP BY ${columns}`,
    { no: order.no },
  )
}

function rewrite(db: Sqlite.Database, order: OrderRow, select: string, values: object): void {
  statement(db, 'DELETE FROM meant WHERE order_no = ?').run(order.no)
  statement(db, `INSERT INTO meant (order_no, ${columns}, n) ${select}`).run(values)
  statement(db, 'UPDATE order_copy SET restricted = 1 WHERE no = ?').run(order.no)
  order.restricted = 1
}
