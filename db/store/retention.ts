import type Sqlite from 'better-sqlite3'
import { contactReader, type Kept } from './contacts.ts'
import type { KeyKind, Keys } from './keys.ts'
import { insertWitnesses } from './proof.ts'
import { statement } from './statement.ts'

/** Where overwriting goes on: the number of the part, and the last row done in it. */
export interface Place {
  part: number
  row: number
}
export const begin: Place = { part: 0, row: 0 }

/** One part of what lies under a key: does some rows after `row` and answers the last one done; null = no more. */
type Part = (db: Sqlite.Database, keys: Keys, row: number, limit: number) => number | null

/**
 * Overwrites what lies under one key, `limit` rows at a time in short transactions, so that the console goes on meanwhile.
 * `secure_delete` fills freed room with zeros. A crash repeats or leaves nothing: what is done is empty and passed over.
 */
export function overwrite(
  db: Sqlite.Database,
  keys: Keys,
  kind: KeyKind,
  { part, row }: Place,
  limit: number,
): Place | null {
  const work = parts[kind][part]
  if (!work) return null
  const last = db.transaction(() => work(db, keys, row, limit)).immediate()
  return last === null ? { part: part + 1, row: 0 } : { part, row: last }
}

/** Takes the sealed key away and empties the log; false = somebody was reading, so an older page may still lie in it. */
export function destroyKey(db: Sqlite.Database, kind: KeyKind): boolean {
  db.prepare('DELETE FROM key WHERE kind = ?').run(kind)
  const [result] = db.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[]
  return result?.busy === 0
}

/** What proves the telling is frozen in the same transaction that overwrites the values it is made from. */
const contactValues: Part = (db, keys, row, limit) => {
  const people = statement<Kept>(
    db,
    'SELECT id, sealed, block FROM person WHERE id > ? AND (block IS NOT NULL OR length(sealed) > 0) ORDER BY id LIMIT ?',
  ).all(row, limit)
  const empty = statement(db, `UPDATE person SET sealed = x'', block = NULL WHERE id = ?`)
  const read = contactReader(db, keys)
  for (const person of keys.alive.contact ? people : []) {
    if (keys.alive.proof) insertWitnesses(db, keys, person.id, read(person))
    empty.run(person.id)
  }
  return people.at(-1)?.id ?? null
}

/** Cells of rows that could not be read hold contact values too. A file at a time: its number is the row here. */
const badRows: Part = (db, _keys, row) => {
  const batch = statement<{ no: number }>(db, 'SELECT no FROM batch WHERE no > ? ORDER BY no LIMIT 1').get(
    row,
  )
  if (!batch) return null
  statement(db, `UPDATE row_error SET sealed = x'' WHERE batch_no = ? AND length(sealed) > 0`).run(batch.no)
  return batch.no
}

const deleted =
  (table: 'address' | 'witness' | 'block' | 'aside' | 'arrival', key: string): Part =>
  (db, _keys, row, limit) => {
    const { changes } = statement(
      db,
      `DELETE FROM ${table} WHERE (${key}) IN (SELECT ${key} FROM ${table} LIMIT ?)`,
    ).run(limit)
    return changes ? row + 1 : null
  }

/** Delivery rows stay, with their states and instants; what a provider could know a person by goes with the proof. */
const references: Part = (db, _keys, row, limit) =>
  deliveries(db, row, limit, 'ref = NULL, call = NULL', 'ref IS NOT NULL OR call IS NOT NULL')

/** A server's answer may repeat the address it was given: such an answer goes with the contact values. */
const answers: Part = (db, _keys, row, limit) => deliveries(db, row, limit, 'ref = NULL', `ref LIKE '%@%'`)

function deliveries(
  db: Sqlite.Database,
  row: number,
  limit: number,
  change: string,
  where: string,
): number | null {
  const last = statement<{ id: number | null }>(
    db,
    'SELECT max(id) id FROM (SELECT id FROM delivery WHERE id > ? ORDER BY id LIMIT ?)',
  ).get(row, limit)?.id
  if (!last) return null
  statement(db, `UPDATE delivery SET ${change} WHERE id > ? AND id <= ? AND (${where})`).run(row, last)
  return last
}

const parts: Record<KeyKind, readonly Part[]> = {
  contact: [contactValues, deleted('block', 'no'), badRows, deleted('aside', 'no'), answers],
  proof: [
    deleted('address', 'digest'),
    deleted('arrival', 'no'),
    deleted('witness', 'person, kind'),
    references,
  ],
}
