import type Sqlite from 'better-sqlite3'
import { columnsOfLayout4, tablesOfLayout4 } from '../db/store/schema.ts'

/** Takes out of a store's file what layout 4 brought, as a console of before left it. */
export function toLayout3(db: Sqlite.Database): void {
  for (const [table, column] of columnsOfLayout4)
    db.exec(`ALTER TABLE ${table} DROP COLUMN ${column.split(' ')[0]}`)
  for (const [, index] of tablesOfLayout4.matchAll(/CREATE (?:UNIQUE )?INDEX (\w+)/g))
    db.exec(`DROP INDEX ${index}`)
  for (const [, table] of tablesOfLayout4.matchAll(/CREATE TABLE (\w+)/g)) db.exec(`DROP TABLE ${table}`)
  db.exec(`DELETE FROM tally WHERE kind = 'tenant'; PRAGMA user_version = 3`)
}
