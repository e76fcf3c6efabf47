import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Sqlite from 'better-sqlite3'
import { statement } from './statement.ts'

/** News from a provider or a relay, kept before it is answered for. What it says is sealed by the caller. */
export interface NewItem {
  /** Keyed digest of what it says: the same news twice is one item. */
  digest: Uint8Array
  /** Who brought it: `baidu`, `aliyun`, `generic`, `bounce`. */
  source: string
  incidentId: string
  sealed: Uint8Array
}

export interface ItemRow {
  no: number
  source: string
  incident: string
  sealed: Uint8Array
}

export type Inbox = ReturnType<typeof openInbox>

const schema = `
CREATE TABLE IF NOT EXISTS item (
  no INTEGER PRIMARY KEY, digest BLOB NOT NULL UNIQUE, source TEXT NOT NULL, incident TEXT NOT NULL, sealed BLOB, at INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS item_waiting ON item (no) WHERE sealed IS NOT NULL;
CREATE TABLE IF NOT EXISTS proven (source TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
`

/**
 * One file for the whole installation. Items are on disk before the provider is told so (`synchronous=FULL`): some stop
 * repeating after three tries. What an item said is wiped once it was applied; its digest stays a while, for repetitions.
 */
export function openInbox(path: string) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const db = new Sqlite(path)
  db.pragma('busy_timeout = 5000')
  db.pragma('journal_mode = WAL')
  db.pragma('synchronous = FULL')
  db.pragma('secure_delete = ON')
  db.exec(schema)
  return {
    /** Returns how many were new. */
    put(items: readonly NewItem[], now: number): number {
      const insert = statement(
        db,
        'INSERT OR IGNORE INTO item (digest, source, incident, sealed, at) VALUES (?, ?, ?, ?, ?)',
      )
      const putOne = ({ digest, source, incidentId, sealed }: NewItem) =>
        insert.run(digest, source, incidentId, sealed, now).changes
      return db.transaction(() => items.reduce((sum, item) => sum + putOne(item), 0)).immediate()
    },
    waiting: (after: number, limit: number): ItemRow[] =>
      statement<ItemRow>(
        db,
        'SELECT no, source, incident, sealed FROM item WHERE sealed IS NOT NULL AND no > ? ORDER BY no LIMIT ?',
      ).all(after, limit),
    /** Applied: what they said is wiped. `proven`: sources whose news named a message of ours. */
    done(nos: readonly number[], proven: Iterable<string>, now: number): void {
      const wipe = statement(db, 'UPDATE item SET sealed = NULL WHERE no = ?')
      const note = statement(db, 'INSERT OR IGNORE INTO proven VALUES (?, ?)')
      db.transaction(() => {
        for (const no of nos) wipe.run(no)
        for (const source of proven) note.run(source, now)
      }).immediate()
    },
    forget: (before: number): void =>
      void statement(db, 'DELETE FROM item WHERE sealed IS NULL AND at < ?').run(before),
    provenAt: (source: string): number | null =>
      statement<{ at: number }>(db, 'SELECT at FROM proven WHERE source = ?').get(source)?.at ?? null,
    close: () => void db.close(),
  }
}
