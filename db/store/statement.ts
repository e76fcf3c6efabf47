import type Sqlite from 'better-sqlite3'

const known = new WeakMap<Sqlite.Database, Map<string, Sqlite.Statement>>()

/** The prepared statement for this text, prepared once per connection. */
export function statement<Row = unknown>(db: Sqlite.Database, sql: string): Sqlite.Statement<unknown[], Row> {
  let cache = known.get(db)
  if (!cache) known.set(db, (cache = new Map()))
  let found = cache.get(sql)
  if (!found) cache.set(sql, (found = db.prepare(sql)))
  return found as Sqlite.Statement<unknown[], Row>
}
