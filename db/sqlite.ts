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
  const handle = drizzle({ client: writer })
  const listeners = commitListeners()
  const inWrite = new AsyncLocalStorage<true>()
  let tail: Promise<unknown> = Promise.resolve()

  return {
    dialect: 'sqlite',
    read: verbs(drizzle({ client: reader })),
    async write<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
      if (inWrite.getStore()) throw new Error('write() inside write(): pass tx down')
      const committed: Committed[] = []
      const tx = Object.assign(verbs(handle), { committed })
      const run = tail.then(() => inWrite.run(true, () => transaction(writer, () => act(tx))))
      tail = run.catch(() => {})
      const value = await run
      listeners.tell(committed)
      return value
    },
    onCommit: listeners.add,
    async close() {
      await tail
      reader.close()
      writer.close()
    },
  }
}

/** Reads a database that another process may be writing; upgrades nothing. */
export function readSqlite(file: string): { read: Sql; close(): Promise<void> } {
  const reader = new Sqlite(file, { readonly: true, timeout: 5000 })
  return { read: verbs(drizzle({ client: reader })), close: async () => void reader.close() }
}

async function transaction<T>(writer: Sqlite.Database, act: () => Promise<T>): Promise<T> {
  writer.exec('BEGIN IMMEDIATE')
  try {
    const value = await act()
    writer.exec('COMMIT')
    return value
  } catch (error) {
    if (writer.inTransaction) writer.exec('ROLLBACK')
    throw error
  }
}

/** better-sqlite3 answers at once; awaiting it is what makes queries read the same in both dialects. */
function verbs(handle: object): Sql {
  return Object.assign(Object.create(handle), { t }) as Sql
}

/**
 * The generated migrations switch foreign keys off inside a transaction, where SQLite ignores it; a table rebuild
 * would then cascade. So they are off before it begins, and checked after.
 */
function upgrade(writer: Sqlite.Database): void {
  writer.pragma('foreign_keys = OFF')
  migrate(drizzle({ client: writer }), {
    migrationsFolder: new URL('migrations/sqlite', import.meta.url).pathname,
  })
  const broken = writer.pragma('foreign_key_check') as unknown[]
  if (broken.length) throw new Error(`the upgrade left ${broken.length} rows without their parent`)
  writer.pragma('foreign_keys = ON')
}
