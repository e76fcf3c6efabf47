import type { BetterAuthOptions } from 'better-auth'
import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import type { Database, Sql } from '../../db/database.ts'

type Verbs = ReturnType<ReturnType<typeof drizzleAdapter>>

/** The sign-in library reads like everybody; each of its writes goes through the one `write`, as everybody's does. */
export function adapterOver(db: Database) {
  const provider = db.dialect === 'sqlite' ? 'sqlite' : 'pg'
  return (options: BetterAuthOptions): Verbs => {
    const over = (sql: Sql) => drizzleAdapter(sql as never, { provider, schema: sql.t })(options)
    const inWrite = (verb: (typeof writingVerbs)[number]) => (input: never) =>
      db.write((tx) => (over(tx)[verb] as (input: never) => Promise<unknown>)(input))
    return Object.assign(over(db.read), Object.fromEntries(writingVerbs.map((verb) => [verb, inWrite(verb)])))
  }
}

const writingVerbs = [
  'create',
  'update',
  'updateMany',
  'delete',
  'deleteMany',
  'consumeOne',
  'incrementOne',
] as const
