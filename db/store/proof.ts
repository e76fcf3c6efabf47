import type Sqlite from 'better-sqlite3'
import { contactReader, isKept, type Kept } from './contacts.ts'
import { type AddressKind, addressKinds, type Keys } from './keys.ts'
import type { Contact, DeliveryRow, MinorKind } from './rows.ts'
import { statement } from './statement.ts'
import { minorOf } from './tally.ts'

/** One person as a proof names them: a check code, keyed digests of their addresses, and what went to them. */
export interface PersonProof {
  id: number
  code: string
  /** What chose their text; no part of the proof itself. */
  group: string
  language: string
  minor: MinorKind
  digests: Partial<Record<AddressKind, Buffer>>
  /** Needed to test an address against its digest; given out for one person only. */
  salt: Buffer
  deliveries: DeliveryRow[]
}

interface Stored extends Kept {
  grp: string
  language: string
  minor: number
}

const columns = 'SELECT id, grp, language, minor, sealed, block FROM person'

export function listProof(
  db: Sqlite.Database,
  keys: Keys,
  after: number,
  limit: number,
): PersonProof[] | null {
  if (!keys.alive.proof) return null
  const people = statement<Stored>(db, `${columns} WHERE id > ? ORDER BY id LIMIT ?`).all(after, limit)
  const last = people.at(-1)?.id ?? after
  const rows = Map.groupBy(deliveriesBetween(db, after, last), ({ person }) => person)
  const read = contactReader(db, keys)
  return people.map((person) => proofOf(db, keys, person, rows.get(person.id) ?? [], read))
}

export function findProof(db: Sqlite.Database, keys: Keys, code: string): PersonProof | null {
  const id = keys.alive.proof ? keys.proof.idOf(code) : null
  const person = id === null ? undefined : statement<Stored>(db, `${columns} WHERE id = ?`).get(id)
  return person
    ? proofOf(db, keys, person, deliveriesBetween(db, person.id - 1, person.id), contactReader(db, keys))
    : null
}

/** Entered when the contact values go: from then on the digests cannot be made again. */
export function insertWitnesses(db: Sqlite.Database, keys: Keys, id: number, contact: Contact): void {
  const insert = statement(db, 'INSERT OR IGNORE INTO witness VALUES (?, ?, ?)')
  for (const [kind, digest] of Object.entries(digestsOf(keys, id, contact))) insert.run(id, kind, digest)
}

function digestsOf(keys: Keys, id: number, contact: Contact): PersonProof['digests'] {
  const kinds = addressKinds.filter((kind) => contact[kind] !== null)
  const salt = keys.proof.saltOf(id)
  return Object.fromEntries(
    kinds.map((kind) => [kind, keys.proof.witness(salt, kind, contact[kind] as string)]),
  )
}

function proofOf(
  db: Sqlite.Database,
  keys: Keys,
  person: Stored,
  deliveries: DeliveryRow[],
  read: (person: Kept) => Contact,
): PersonProof {
  const { id, grp: group, language, minor } = person
  const kept = keys.alive.contact && isKept(person)
  return {
    id,
    code: keys.proof.codeOf(id),
    group,
    language,
    minor: minorOf(minor),
    digests: kept ? digestsOf(keys, id, read(person)) : frozenDigests(db, id),
    salt: keys.proof.saltOf(id),
    deliveries,
  }
}

const frozenDigests = (db: Sqlite.Database, id: number): PersonProof['digests'] =>
  Object.fromEntries(
    statement<{ kind: string; digest: Buffer }>(db, 'SELECT kind, digest FROM witness WHERE person = ?')
      .all(id)
      .map(({ kind, digest }) => [kind, digest]),
  )

/** Order by order, along the index that keeps one series unique. */
const deliveriesBetween = (db: Sqlite.Database, after: number, last: number): DeliveryRow[] =>
  statement<{ no: number }>(db, 'SELECT no FROM order_copy ORDER BY no')
    .all()
    .flatMap(({ no }) =>
      statement<DeliveryRow>(
        db,
        'SELECT * FROM delivery WHERE order_no = ? AND person > ? AND person <= ? ORDER BY person, chain, id',
      ).all(no, after, last),
    )
