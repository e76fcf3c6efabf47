import { sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import pg from 'pg'
import { type Committed, commitListeners, type Database, type Sql, type Tx } from './database.ts'
import { postgresKit } from './kit.ts'
import { buildSchema } from './schema/schema.ts'

const t = buildSchema(postgresKit)
/** Writers of records come one at a time across all processes: this lock is held for each write. */
const writersLock = 7_306_001
const upgradeLock = 7_306_002

/** Opens (and upgrades) the Postgres database at `url`. */
export async function openPostgres(url: string): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: 10 })
  const reader = new pg.Pool({
    connectionString: url,
    max: 10,
    options: '-c default_transaction_read_only=on',
  })
  await upgrade(pool)
  const db = drizzle({ client: pool })
  const listeners = commitListeners()
  return {
    dialect: 'postgres',
    read: verbs(drizzle({ client: reader })),
    async write<T>(act: (tx: Tx) => Promise<T>): Promise<T> {
      const committed: Committed[] = []
      const value = await db.transaction(async (x) => {
        await x.execute(sql`select pg_advisory_xact_lock(${writersLock})`)
        return act(Object.assign(verbs(x), { committed }))
      })
      listeners.tell(committed)
      return value
    },
    onCommit: listeners.add,
    async close() {
      await reader.end()
      await pool.end()
    },
  }
}

/** Reads a database that another process may be writing; upgrades nothing. */
export function readPostgres(url: string): { read: Sql; close(): Promise<void> } {
  const pool = new pg.Pool({ connectionString: url, max: 1, options: '-c default_transaction_read_only=on' })
  return { read: verbs(drizzle({ client: pool })), close: () => pool.end() }
}

/** The one cast from Postgres to the type authority: both kits yield the same TypeScript types. */
function verbs(handle: object): Sql {
  return Object.assign(Object.create(handle), { t }) as Sql
}

async function upgrade(pool: pg.Pool): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [upgradeLock])
    await migrate(drizzle({ client }), {
      migrationsFolder: new URL('migrations/postgres', import.meta.url).pathname,
    })
  } finally {
    await client.query('select pg_advisory_unlock($1)', [upgradeLock])
    client.release()
  }
}
