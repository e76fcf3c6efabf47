import type Sqlite from 'better-sqlite3'
import type { CoverageBy, Dimension } from '../../server/rules/coverage.ts'
import {
  type Coverage,
  type CoverageLine,
  coverageLine,
  coverageLines,
  type DeliveryChannel,
  type DeliveryState,
} from '../../server/rules/delivery.ts'
import { isMeantFor } from '../../server/rules/recipient.ts'
import type { Chain, OrderRow, OrderRule } from './rows.ts'
import { statement } from './statement.ts'
import { cohortTallies } from './tally.ts'
import { keptMeant } from './told.ts'

export type { CoverageBy, Dimension }

/** People alike in group, language, region and tenant are one cohort; a delivery carries the number of its person's. */
export const coverageTables = `
CREATE TABLE cohort (
  no INTEGER PRIMARY KEY, grp TEXT NOT NULL, language TEXT NOT NULL, region TEXT NOT NULL, tenant TEXT NOT NULL,
  UNIQUE (grp, language, region, tenant)
) STRICT;
CREATE TABLE coverage (
  order_no INTEGER NOT NULL, chain INTEGER NOT NULL, cohort INTEGER NOT NULL, channel TEXT NOT NULL, line TEXT NOT NULL,
  n INTEGER NOT NULL, PRIMARY KEY (order_no, chain, cohort, channel, line)
) STRICT, WITHOUT ROWID;
`

export interface Cohort {
  grp: string
  language: string
  region: string
  tenant: string
}

/** The number of a cohort, given on first sight; in the transaction that plans its first person. */
export function cohortOf(db: Sqlite.Database, { grp, language, region, tenant }: Cohort): number {
  const find = statement<{ no: number }>(
    db,
    'SELECT no FROM cohort WHERE grp = ? AND language = ? AND region = ? AND tenant = ?',
  )
  const values = [grp, language, region, tenant]
  const found = find.get(...values)
  if (found) return found.no
  const made = statement<{ no: number }>(
    db,
    'INSERT INTO cohort (grp, language, region, tenant) VALUES (?, ?, ?, ?) RETURNING no',
  )
  return made.get(...values)!.no
}

/** Everybody of an order by one of the dimensions, the most people first; each row's lines add up to its people. */
export function coverageBy(db: Sqlite.Database, order: OrderRow, by: Dimension, chain: Chain): CoverageBy[] {
  const rows = new Map<string, CoverageBy>()
  const rowOf = (key: string): CoverageBy => {
    let row = rows.get(key)
    if (!row) rows.set(key, (row = { key, ...nobody }))
    return row
  }
  for (const { key, line, n } of standing(db, order.no, by, chain)) {
    rowOf(key)[line] += n
    rowOf(key).people += n
  }
  if (order.people_at_end === null) addWaiting(rowOf, meant(db, order, by, chain))
  return [...rows.values()]
    .filter(({ people }) => people > 0)
    .toSorted((a, b) => b.people - a.people || (a.key < b.key ? -1 : 1))
}

/** Whoever has no delivery yet is still to be told. */
function addWaiting(rowOf: (key: string) => CoverageBy, people: ReadonlyMap<string, number>) {
  for (const [key, n] of people) {
    const row = rowOf(key)
    row.trying += n - row.people
    row.people = n
  }
}

const nobody = Object.fromEntries(
  [...coverageLines, 'people'].map((line) => [line, 0]),
) as unknown as Coverage

const columnOf: Record<Dimension, keyof Cohort> = {
  region: 'region',
  language: 'language',
  group: 'grp',
  tenant: 'tenant',
}

const standing = (db: Sqlite.Database, no: number, by: Dimension, chain: Chain) =>
  statement<{ key: string; line: CoverageLine; n: number }>(
    db,
    `SELECT c.${columnOf[by]} key, v.line, sum(v.n) n FROM coverage v JOIN cohort c ON c.no = v.cohort
     WHERE v.order_no = ? AND v.chain = ? GROUP BY 1, 2`,
  ).all(no, chain)

/** Everybody whom the order names, from the tally alone. */
function meant(db: Sqlite.Database, order: OrderRow, by: Dimension, chain: Chain): Map<string, number> {
  const people = new Map<string, number>()
  for (const { minor, n, ...cohort } of meantCohorts(db, order, chain)) {
    const key = cohort[columnOf[by]]
    people.set(key, (people.get(key) ?? 0) + n)
  }
  return people
}

function meantCohorts(db: Sqlite.Database, order: OrderRow, chain: Chain) {
  const kept = keptMeant(db, order)
  if (kept) return kept.filter(({ minor }) => chain === 0 || minor === 2)
  const rule = JSON.parse(order.body) as OrderRule
  return cohortTallies(db).filter(
    ({ minor, grp: group, region }) =>
      isMeantFor(rule, { group, region, minor: minor > 0 }) && (chain === 0 || minor === 2),
  )
}

/** A cancelled order's figures stay as they were: whoever was not taken up is stopped, whatever files come later. */
export function stopWaiting(db: Sqlite.Database, order: OrderRow): void {
  const put = statement(
    db,
    `INSERT INTO coverage VALUES (?, ?, ?, 'queued', 'stopped', ?) ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  )
  const planned = statement<{ cohort: number; n: number }>(
    db,
    'SELECT cohort, sum(n) n FROM coverage WHERE order_no = ? AND chain = ? GROUP BY 1',
  )
  for (const chain of [0, 1] as const) {
    const have = new Map(planned.all(order.no, chain).map(({ cohort, n }) => [cohort, n]))
    const all = Map.groupBy(meantCohorts(db, order, chain), (cohort) => cohortOf(db, cohort))
    for (const [cohort, counts] of all) {
      const left = counts.reduce((sum, { n }) => sum + n, 0) - (have.get(cohort) ?? 0)
      if (left) put.run(order.no, chain, cohort, left)
    }
  }
}

/** Counts the deliveries anew. It must come out as what was kept along the way; an older store has nothing else. */
export function rebuildCoverage(db: Sqlite.Database): void {
  db.exec(`INSERT OR IGNORE INTO cohort (grp, language, region, tenant)
    SELECT DISTINCT p.grp, p.language, p.region, p.tenant FROM delivery d JOIN person p ON p.id = d.person WHERE d.cohort = 0`)
  db.exec(`UPDATE delivery SET cohort = (SELECT c.no FROM person p JOIN cohort c
    ON c.grp = p.grp AND c.language = p.language AND c.region = p.region AND c.tenant = p.tenant WHERE p.id = delivery.person)
    WHERE cohort = 0`)
  db.exec(`DELETE FROM coverage WHERE channel <> 'queued'`)
  const put = statement(
    db,
    'INSERT INTO coverage VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n',
  )
  const rows = db
    .prepare<[], Counted>(
      `SELECT order_no, chain, cohort, channel, state, count(*) n FROM delivery WHERE stands = 1 GROUP BY 1, 2, 3, 4, 5`,
    )
    .all()
  for (const { order_no, chain, cohort, channel, state, n } of rows)
    put.run(order_no, chain, cohort, channel, coverageLine(channel, state), n)
}

interface Counted {
  order_no: number
  chain: Chain
  cohort: number
  channel: DeliveryChannel
  state: DeliveryState
  n: number
}
