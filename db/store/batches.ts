import type Sqlite from 'better-sqlite3'
import { Fenced } from './fenced.ts'
import type { Keys } from './keys.ts'
import { addPeople } from './people.ts'
import type { BadRow, BatchRow, PersonRow } from './rows.ts'
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

/** Good and bad rows up to `lastRow`, with the place reached, in one transaction: a crash repeats or skips nothing. */
export function addRows(
  db: Sqlite.Database,
  keys: Keys,
  { no, epoch }: { no: number; epoch: number },
  { good, bad, lastRow }: { good: readonly PersonRow[]; bad: readonly BadRow[]; lastRow: number },
): BatchRow {
  return db
    .transaction(() => {
      if (epochOf(db, no) !== epoch) throw new Fenced()
      const { added, merged } = addPeople(db, keys, no, good)
      for (const row of bad) insertErrors(db, keys, no, row)
      return statement<BatchRow>(
        db,
        `UPDATE batch SET done_row = ?, rows = rows + ?, added = added + ?, merged = merged + ?, errors = errors + ?
         WHERE no = ? RETURNING *`,
      ).get(lastRow, good.length + bad.length, added, merged, bad.length, no)!
    })
    .immediate()
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

/** Bad rows with their own cells, one entry a row. */
export function* badRows(db: Sqlite.Database, keys: Keys, no: number): Generator<BadRow> {
  const rows = db
    .prepare<[number], ErrorRow>('SELECT * FROM row_error WHERE batch_no = ? ORDER BY row, field')
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

export const listDuplicates = (db: Sqlite.Database, no: number, after: number, limit: number) =>
  statement<DuplicateRow>(
    db,
    `SELECT d.row, b.id of_batch, d.of_row, d.found_by, d.differs FROM duplicate d JOIN batch b ON b.no = d.of_batch
     WHERE d.batch_no = ? AND d.row > ? ORDER BY d.row LIMIT ?`,
  ).all(no, after, limit)

function insertErrors(db: Sqlite.Database, keys: Keys, no: number, { row, faults, cells }: BadRow) {
  const sealed = keys.contact.seal(`row:${no}:${row}`, JSON.stringify(cells))
  const insert = statement(db, 'INSERT OR IGNORE INTO row_error VALUES (?, ?, ?, ?, ?)')
  for (const { field, code } of faults) insert.run(no, row, field, code, sealed)
}
