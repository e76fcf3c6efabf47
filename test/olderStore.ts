import type Sqlite from 'better-sqlite3'
import { columnsOfLayout4 } from '../db/store/schema.ts'

/** Takes out of a store's file what layout 4 brought, as a console of before left it. */
export function toLayout3(db: Sqlite.Database): void {
  for (const [table, column] of columnsOfLayout4)
    db.exec(`ALTER TABLE ${table} DROP COLUMN ${column.split(' ')[0]}`)
  db.exec(
    `DELETE FROM tally WHERE kind = 'tenant'; DROP TABLE sample; DROP TABLE asleep; DROP TABLE pace; PRAGMA user_version = 3`,
  )
}
