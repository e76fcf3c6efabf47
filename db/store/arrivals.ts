import type Sqlite from 'better-sqlite3'
import { type Held, holdBatch } from './batches.ts'
import { type Chunk, Packer } from './chunk.ts'
import type { Keys } from './keys.ts'
import { addPeople } from './people.ts'
import type { BatchRow, Mended, PersonRow } from './rows.ts'
import { Seen } from './seen.ts'
import { sortIn } from './sortIn.ts'
import { statement } from './statement.ts'
import { Tally } from './tally.ts'

/**
 * New people go in as they come; their digests wait in the order of their coming, which costs nothing, and are sorted in once the file
 * has been read: entered one by one, they would fall all over a tree that no memory holds.
 */
export const arrivalTables = `
CREATE TABLE block (no INTEGER PRIMARY KEY, sealed BLOB NOT NULL) STRICT;
CREATE TABLE arrival (no INTEGER PRIMARY KEY, digests BLOB NOT NULL, owners BLOB NOT NULL) STRICT;
CREATE TABLE aside (no INTEGER PRIMARY KEY, batch_no INTEGER NOT NULL, sealed BLOB NOT NULL) STRICT;
CREATE TABLE row_warning (
  batch_no INTEGER NOT NULL, row INTEGER NOT NULL, field TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (batch_no, row, field, code)
) STRICT, WITHOUT ROWID;
`

/** Lines of a file seldom hold more. */
const bytesPerDigest = 12

export function packerFor(db: Sqlite.Database, keys: Keys, fileBytes: number): Packer {
  const some = db.prepare('SELECT 1 FROM address LIMIT 1').get()
  const find = statement(db, 'SELECT 1 FROM address WHERE digest = ?')
  const { id } = statement<{ id: number }>(db, 'SELECT coalesce(max(id), 0) + 1 id FROM person').get()!
  return new Packer({
    keys,
    nextId: id,
    seen: new Seen(fileBytes / bytesPerDigest),
    isKnown: some ? (digest) => find.get(digest) !== undefined : null,
  })
}

/** One chunk with the place it reaches, in one transaction: a crash repeats or skips nothing. */
export function addChunk(db: Sqlite.Database, keys: Keys, held: Held, chunk: Chunk): BatchRow {
  const { no } = held
  return db
    .transaction(() => {
      holdBatch(db, held)
      insertPeople(db, no, chunk)
      insertArrivals(db, chunk)
      if (chunk.aside.length) insertAside(db, keys, no, chunk.aside)
      insertFaults(db, keys, no, chunk)
      markMended(db, no, chunk.mended)
      const added = chunk.people.reduce((sum, { n }) => sum + n, 0)
      return statement<BatchRow>(
        db,
        `UPDATE batch SET done_row = ?, rows = rows + ?, added = added + ?, errors = errors + ?, warnings = warnings + ?
         WHERE no = ? RETURNING *`,
      ).get(chunk.lastRow, chunk.rows, added, chunk.bad.length, chunk.warnings.length, no)!
    })
    .immediate()
}

/**
 * One step of what is left when a file has been read, or when a crash cut it short: digests sorted in, then the rows that may name
 * somebody who is here. Null once nothing is left. Steps are short, so that a sender beside is never kept waiting.
 */
export function foldNext(db: Sqlite.Database, keys: Keys, held: Held): 'more' | null {
  holdBatch(db, held)
  return sortIn(db) ?? judgeAside(db, keys, held)
}

function insertPeople(db: Sqlite.Database, no: number, { people, blocks }: Chunk) {
  const insert = statement(
    db,
    `INSERT INTO person (id, row, block, grp, language, region, minor, reach, tenant, mail_group, carrier, sealed, batch_no)
     SELECT value ->> 0, value ->> 1, value ->> 2, @grp, @language, @region, @minor, @reach, @tenant, @mail_group, @carrier, x'', @no
     FROM json_each(@body)`,
  )
  const tally = new Tally()
  for (const { traits, n, body, fields } of people) {
    insert.run({ ...traits, no, body })
    tally.add(traits, n)
    tally.addFields(traits, fields)
  }
  tally.write(db)
  const seal = statement(db, 'INSERT INTO block VALUES (?, ?)')
  for (const { no: block, sealed } of blocks) seal.run(block, sealed)
}

const insertArrivals = (db: Sqlite.Database, { digests, owners }: Chunk) =>
  statement(db, 'INSERT INTO arrival (digests, owners) VALUES (?, ?)').run(digests, owners)

const insertAside = (db: Sqlite.Database, keys: Keys, no: number, rows: readonly PersonRow[]) =>
  statement(db, 'INSERT INTO aside (batch_no, sealed) VALUES (?, ?)').run(
    no,
    keys.contact.seal(`aside:${no}`, JSON.stringify(rows)),
  )

function insertFaults(db: Sqlite.Database, keys: Keys, no: number, { bad, warnings }: Chunk) {
  const error = statement(
    db,
    'INSERT OR IGNORE INTO row_error (batch_no, row, field, code, sealed) VALUES (?, ?, ?, ?, ?)',
  )
  for (const { row, faults, cells } of bad) {
    const sealed = keys.contact.seal(`row:${no}:${row}`, JSON.stringify(cells))
    for (const { field, code } of faults) error.run(no, row, field, code, sealed)
  }
  const warning = statement(db, 'INSERT OR IGNORE INTO row_warning VALUES (?, ?, ?, ?)')
  for (const { row, field, code } of warnings) warning.run(no, row, field, code)
}

/** A row counts once, however often its mended file comes back; a file that names itself or a stranger mends nothing. */
function markMended(db: Sqlite.Database, no: number, mended: readonly Mended[]) {
  const mark = statement(
    db,
    `UPDATE row_error SET mended_in = @no WHERE row = @row AND mended_in IS NULL
     AND batch_no = (SELECT no FROM batch WHERE id = @batch AND no <> @no)`,
  )
  const count = statement(db, 'UPDATE batch SET mended = mended + 1 WHERE id = ?')
  for (const { batch, row } of mended) if (mark.run({ no, batch, row }).changes) count.run(batch)
}

function judgeAside(db: Sqlite.Database, keys: Keys, held: Held): 'more' | null {
  const { no } = held
  const next = statement<{ no: number; sealed: Uint8Array }>(
    db,
    'SELECT no, sealed FROM aside WHERE batch_no = ? ORDER BY no LIMIT 1',
  ).get(no)
  if (!next) return null
  const rows = JSON.parse(keys.contact.open(`aside:${no}`, next.sealed)) as PersonRow[]
  db.transaction(() => {
    holdBatch(db, held)
    const { added, merged, warned } = addPeople(db, keys, no, rows)
    statement(db, 'DELETE FROM aside WHERE no = ?').run(next.no)
    statement(
      db,
      'UPDATE batch SET added = added + ?, merged = merged + ?, warnings = warnings + ? WHERE no = ?',
    ).run(added, merged, warned, no)
  }).immediate()
  return 'more'
}
