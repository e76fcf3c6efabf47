import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import type { Schema } from './schema/schema.ts'

/** What a query may reach for: the tables of this dialect and the four verbs. Always awaited, writes `.returning()`. */
export type Sql = Pick<
  BaseSQLiteDatabase<'async', unknown>,
  'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'
> & { readonly t: Schema }

/** What a commit tells the rest of the house: ids and names only, never contents. */
export interface Committed {
  seq: number
  at: number
  name: string
  incidentId: string | null
  worldId: string
}

/** Inside `write`: the same verbs, and a place to note what the commit will announce. */
export type Tx = Sql & { readonly committed: Committed[] }

export interface Database {
  readonly dialect: 'sqlite' | 'postgres'
  /** Reads committed rows; a write through it fails. */
  readonly read: Sql
  /** One writer at a time, so that the order of records is the order of commits. Nothing but SQL inside. */
  write<T>(act: (tx: Tx) => Promise<T>): Promise<T>
  onCommit(listener: (records: readonly Committed[]) => void): void
  close(): Promise<void>
}

/** A unique constraint said no. */
export const isDuplicate = (error: unknown): boolean =>
  codesOf(error).some((code) => code === '23505' || code.startsWith('SQLITE_CONSTRAINT'))

function codesOf(error: unknown): string[] {
  const codes: string[] = []
  for (let e = error as { code?: unknown; cause?: unknown } | undefined; e; e = e.cause as typeof e)
    if (typeof e.code === 'string') codes.push(e.code)
  return codes
}

/** Tells the listeners of one database what was committed; shared by both dialects. */
export function commitListeners() {
  const listeners: ((records: readonly Committed[]) => void)[] = []
  return {
    add: (listener: (records: readonly Committed[]) => void) => void listeners.push(listener),
    tell: (records: readonly Committed[]) => {
      if (records.length) for (const listener of listeners) listener(records)
    },
  }
}
