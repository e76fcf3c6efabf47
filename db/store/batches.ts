import type Sqlite from 'better-sqlite3'
import { Fenced } from './fenced.ts'
import type { Keys } from './keys.ts'
import type { BadRow, BatchRow } from './rows.ts'
import { statement } from './statement.ts'

/**
 * Begins a batch, or takes up one that a crash left half done; its `done_row` tells where to go on. The epoch rises, which fences an
 * importer whose console is gone but which has not seen it yet.
 */
export function beginBatch(db: Sqlite.Database, id: string, name: string, at: number): BatchRow {
  statement(
    db,
    `INSERT OR IGNORE INTO batch (id, name, state, started_at) VALUES (?, ?, 'importing', ?)`,
  ).run(id, name, at)
  statement(db, `UPDATE batch SET epoch = epoch + 1 WHERE id = ? AND state = 'importing'`).run(id)
  return findBatch(db, id)!
}

export const findBatch = (db: Sqlite.Database, id: string): BatchRow | undefined =>
  statement<BatchRow>(db, 'SELECT * FROM batch WHERE id = ?').get(id)

export const listBatches = (db: Sqlite.Database): BatchRow[] =>
  statement<BatchRow>(db, 'SELECT * FROM batch ORDER BY no').all()

export function describeBatch(
  db: Sqlite.Database,
  no: number,
  header: { encoding: string; cells: readonly string[]; columns: Record<string, string>; ignored: string[] },
) {
  statement(db, 'UPDATE batch SET encoding = ?, header = ?, columns = ?, ignored = ? WHERE no = ?').run(
    header.encoding,
    JSON.stringify(header.cells),
    JSON.stringify(header.columns),
    JSON.stringify(header.ignored),
    no,
  )
}

/** Refuses whoever did not begin the batch last; inside the transaction that writes. */
export function holdBatch(db: Sqlite.Database, { no, epoch }: Held): void {
  if (epochOf(db, no) !== epoch) throw new Fenced()
}

/** A batch as its importer began it. */
export interface Held {
  no: number
  epoch: number
}

const epochOf = (db: Sqlite.Database, no: number): number | undefined =>
  statement<{ epoch: number }>(db, 'SELECT epoch FROM batch WHERE no = ?').get(no)?.epoch

export const endBatch = (db: Sqlite.Database, no: number, problem: string | null): BatchRow =>
  statement<BatchRow>(db, 'UPDATE batch SET state = ?, problem = ? WHERE no = ? RETURNING *').get(
    problem ? 'failed' : 'done',
    problem,
    no,
  )!

interface ErrorRow {
  row: number
  field: string
  code: string
  sealed: Uint8Array
}

export const listErrors = (db: Sqlite.Database, no: number, after: number, limit: number) =>
  statement<{ row: number; field: string; code: string }>(
    db,
    'SELECT row, field, code FROM row_error WHERE batch_no = ? AND row > ? ORDER BY row, field LIMIT ?',
  ).all(no, after, limit)

/** Bad rows that nobody has mended, with their own cells, one entry a row. */
export function* badRows(db: Sqlite.Database, keys: Keys, no: number): Generator<BadRow> {
  const rows = db
    .prepare<[number], ErrorRow>(
      'SELECT * FROM row_error WHERE batch_no = ? AND mended_in IS NULL ORDER BY row, field',
    )
    .iterate(no)
  let open: BadRow = { row: 0, faults: [], cells: [] }
  for (const { row, field, code, sealed } of rows) {
    if (open.row !== row) {
      if (open.row) yield open
      open = { row, faults: [], cells: JSON.parse(keys.contact.open(`row:${no}:${row}`, sealed)) }
    }
    open.faults.push({ field, code })
  }
  if (open.row) yield open
}

export interface DuplicateRow {
  row: number
  of_batch: string
  of_row: number
  found_by: 'ref' | 'phone' | 'email'
  differs: string
}

export const listWarnings = (db: Sqlite.Database, no: number, after: number, limit: number) =>
  statement<{ row: number; field: string; code: string }>(
    db,
    'SELECT row, field, code FROM row_warning WHERE batch_no = ? AND row > ? ORDER BY row, field LIMIT ?',
  ).all(no, after, limit)

export const listDuplicates = (db: Sqlite.Database, no: number, after: number, limit: number) =>
  statement<DuplicateRow>(
    db,
    `SELECT d.row, b.id of_batch, d.of_row, d.found_by, d.differs FROM duplicate d JOIN batch b ON b.no = d.of_batch
     WHERE d.batch_no = ? AND d.row > ? ORDER BY d.row LIMIT ?`,
  ).all(no, after, limit)
