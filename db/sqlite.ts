import { AsyncLocalStorage } from 'node:async_hooks'
import Sqlite from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate } from 'drizzle-orm/better-sqlite3/migrator'
import { type Committed, commitListeners, type Database, type Sql, type Tx } from './database.ts'
import { sqliteKit } from './kit.ts'
import { buildSchema } from './schema/schema.ts'

const t = buildSchema(sqliteKit)

/** Opens (and upgrades) the SQLite database in `file`. A second process on the same file is refused in words. */
export async function openSqlite(file: string): Promise<Database> {
  const writer = new Sqlite(file, { timeout: 5000 })
  writer.pragma('journal_mode = WAL')
  writer.pragma('synchronous = FULL')
  upgrade(writer)
  const reader = new Sqlite(file, { readonly: true, timeout: 5000 })
  const listeners = commitListeners()
  const inWrite = new AsyncLocalStorage<true>()
  let tail: Promise<unknown> = Promise.resolve()

  return {
    dialect: 'sqlite',
    read: verbs(reader),
    write<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
      if (inWrite.getStore()) throw new Error('write() inside write(): pass tx down')
      const run = tail.then(() => inWrite.run(true, () => transaction(writer, act, listeners.tell)))
      tail = run.catch(() => {})
      return run
    },
    onCommit: listeners.add,
    async close() {
      await tail
      reader.close()
      writer.close()
    },
  }
}

async function transaction<T>(
  writer: Sqlite.Database,
  act: (tx: Tx) => Promise<T>,
  tell: (records: readonly Committed[]) => void,
): Promise<T> {
  const committed: Committed[] = []
  writer.exec('BEGIN IMMEDIATE')
  let value: T
  try {
    value = await act(Object.assign(verbs(writer), { committed }))
    writer.exec('COMMIT')
  } catch (error) {
    if (writer.inTransaction) writer.exec('ROLLBACK')
    throw error
  }
  tell(committed)
  return value
}

/** better-sqlite3 answers at once; awaiting it is what makes queries read the same in both dialects. */
function verbs(connection: Sqlite.Database): Sql {
  return Object.assign(Object.create(drizzle({ client: connection })), { t }) as Sql
}

/**
 * The generated migrations switch foreign keys off inside a transaction, where SQLite ignores it; a table rebuild
 * would then cascade. So they are off before it begins, and checked after.
 */
function upgrade(writer: Sqlite.Database): void {
  writer.pragma('foreign_keys = OFF')
  migrate(drizzle({ client: writer }), { migrationsFolder: new URL('migrations/sqlite', import.meta.url).pathname })
  const broken = writer.pragma('foreign_key_check') as unknown[]
  if (broken.length) throw new Error(`the upgrade left ${broken.length} rows without their parent`)
  writer.pragma('foreign_keys = ON')
}
