import { sql } from 'drizzle-orm'
import * as p from 'drizzle-orm/pg-core'
import * as s from 'drizzle-orm/sqlite-core'

/**
 * The kinds of column, spelled once per dialect with equal TypeScript types. SQLite is the type authority;
 * the Postgres kit is cast to it in this one place, because every kind yields the same TypeScript type.
 */
export const sqliteKit = {
  table: s.sqliteTable,
  text: <N extends string>(name: N) => s.text(name),
  oneOf: <N extends string, const V extends readonly [string, ...string[]]>(name: N, values: V) =>
    s.text(name, { enum: values as unknown as [...V] }),
  /** A count or a size; 64-bit in Postgres. */
  whole: <N extends string>(name: N) => s.integer(name, { mode: 'number' }),
  flag: <N extends string>(name: N) => s.integer(name, { mode: 'boolean' }),
  /** Epoch milliseconds. */
  instant: <N extends string>(name: N) => s.integer(name, { mode: 'number' }),
  /** A Date: the sign-in library asks for it; nothing else uses it. */
  date: <N extends string>(name: N) => s.integer(name, { mode: 'timestamp_ms' }),
  json:
    <T>() =>
    <N extends string>(name: N) =>
      s.text(name, { mode: 'json' }).$type<T>(),
  bytes: <N extends string>(name: N) => s.blob(name, { mode: 'buffer' }),
  index: s.index,
  uniqueIndex: s.uniqueIndex,
  primaryKey: s.primaryKey,
  sql,
}
export type Kit = typeof sqliteKit

const bytea = p.customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'bytea' })

export const postgresKit = {
  table: p.pgTable,
  text: (name: string) => p.text(name),
  oneOf: (name: string, values: [string, ...string[]]) => p.text(name, { enum: values }),
  whole: (name: string) => p.bigint(name, { mode: 'number' }),
  flag: (name: string) => p.boolean(name),
  instant: (name: string) => p.bigint(name, { mode: 'number' }),
  date: (name: string) => p.timestamp(name, { withTimezone: true, mode: 'date', precision: 3 }),
  json: () => (name: string) => p.jsonb(name),
  bytes: (name: string) => bytea(name),
  index: p.index,
  uniqueIndex: p.uniqueIndex,
  primaryKey: p.primaryKey,
  sql,
} as unknown as Kit
