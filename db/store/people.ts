import type Sqlite from 'better-sqlite3'
import { carrierOf } from '../../server/rules/carrier.ts'
import { domainGroupOf } from '../../server/rules/mailGroup.ts'
import type { Recipients } from '../../server/rules/recipient.ts'
import { contactReader, isKept, type Kept, mergeContacts, openContact, sealContact } from './contacts.ts'
import type { Keys } from './keys.ts'
import { meantSql, meantValues } from './meant.ts'
import type { Contact, MinorKind, Person, PersonRow } from './rows.ts'
import { statement } from './statement.ts'
import { minorCode, minorOf, reachBits, Tally, type Traits } from './tally.ts'

interface Stored extends Traits, Kept {
  batch_no: number
  row: number
}

type FoundBy = 'ref' | 'phone' | 'email'

/**
 * Puts good rows in, merging a row that names a person already here: the same reference, else the same phone, else the
 * same e-mail. Two rows with different references are two people even when they share a number (a family, two accounts).
 * A merge fills what was missing and keeps what was there. Must run inside a transaction.
 */
export function addPeople(db: Sqlite.Database, keys: Keys, batchNo: number, rows: readonly PersonRow[]) {
  const tally = new Tally()
  const done = { added: 0, merged: 0, warned: 0 }
  const warn = (row: number, field: string, code: string) => {
    const insert = statement(db, 'INSERT OR IGNORE INTO row_warning VALUES (?, ?, ?, ?)')
    done.warned += insert.run(batchNo, row, field, code).changes
  }
  let nextId = statement<{ id: number }>(db, 'SELECT coalesce(max(id), 0) + 1 id FROM person').get()!.id
  for (const row of rows) {
    const digests = digestsOf(keys, row)
    const taken = claimDigests(db, nextId, digests)
    const found = taken.size ? findSame(db, taken, row.ref !== null) : null
    if (found) {
      handDigests(db, digests, taken, found.stored.id)
      if (minorCode(row.minor) !== found.stored.minor) warn(row.row, 'minor', 'minor_differs')
      mergePerson(db, keys, batchNo, row, found, tally)
      done.merged++
    } else {
      for (const by of taken.keys()) warn(row.row, by, 'others_address')
      insertPerson(db, keys, batchNo, row, nextId++, tally)
      done.added++
    }
  }
  tally.write(db)
  return done
}

export function findPerson(db: Sqlite.Database, keys: Keys, id: number): Person | null {
  const stored = statement<Stored>(db, 'SELECT * FROM person WHERE id = ?').get(id)
  return stored ? openPeople(db, keys, [stored])[0]! : null
}

/** Several people in one read, by their number; each block of contact values is opened once where they are neighbours. */
export function findPeople(db: Sqlite.Database, keys: Keys, ids: readonly number[]): Map<number, Person> {
  const found = statement<Stored>(
    db,
    'SELECT * FROM person WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id',
  ).all(JSON.stringify(ids))
  return new Map(openPeople(db, keys, found).map((person) => [person.id, person]))
}

export function listPeople(db: Sqlite.Database, keys: Keys, after: number, limit: number): Person[] {
  const page = statement<Stored>(db, 'SELECT * FROM person WHERE id > ? ORDER BY id LIMIT ?').all(
    after,
    limit,
  )
  return openPeople(db, keys, page)
}

/** The first few people whom this rule names. */
export function firstPeople(db: Sqlite.Database, keys: Keys, rule: Recipients, limit: number): Person[] {
  const first = statement<Stored>(db, `SELECT * FROM person WHERE ${meantSql} ORDER BY id LIMIT @limit`).all({
    ...meantValues(rule),
    limit,
  })
  return openPeople(db, keys, first)
}

function openPeople(db: Sqlite.Database, keys: Keys, all: readonly Stored[]): Person[] {
  const read = contactReader(db, keys)
  const codes = keys.alive.proof ? keys.proof.codesOf(all.map(({ id }) => id)) : []
  return all.map((stored, at) => {
    const contact = keys.alive.contact && isKept(stored) ? read(stored) : nothingKept
    return personOf(stored, codes[at] ?? '', contact)
  })
}

const personOf = (stored: Stored, code: string, contact: Contact): Person => ({
  id: stored.id,
  code,
  group: stored.grp,
  language: stored.language,
  region: stored.region,
  minor: minorOf(stored.minor),
  tenant: stored.tenant,
  ...contact,
})

/** The contact values were destroyed at the end of their term. */
const nothingKept: Contact = {
  ref: null,
  name: '',
  phone: null,
  email: null,
  guardianPhone: null,
  guardianEmail: null,
}

function digestsOf(keys: Keys, row: PersonRow): Map<FoundBy, Buffer> {
  const digests = new Map<FoundBy, Buffer>()
  for (const kind of ['ref', 'phone', 'email'] as const) {
    const value = row[kind]
    if (value !== null) digests.set(kind, keys.proof.digest(`${kind}:${value}`))
  }
  return digests
}

/** Enters the digests as the new person's and returns those that somebody has already: for most rows, none. */
function claimDigests(db: Sqlite.Database, id: number, digests: Map<FoundBy, Buffer>): Map<FoundBy, Buffer> {
  const insert = statement(db, 'INSERT OR IGNORE INTO address VALUES (?, ?)')
  const taken = new Map<FoundBy, Buffer>()
  for (const [by, digest] of digests) if (!insert.run(digest, id).changes) taken.set(by, digest)
  return taken
}

/** The row names somebody who is here: what it brought anew is theirs. */
function handDigests(
  db: Sqlite.Database,
  digests: Map<FoundBy, Buffer>,
  taken: Map<FoundBy, Buffer>,
  id: number,
) {
  const hand = statement(db, 'UPDATE address SET person = ? WHERE digest = ?')
  for (const [by, digest] of digests) if (!taken.has(by)) hand.run(id, digest)
}

function findSame(
  db: Sqlite.Database,
  digests: Map<FoundBy, Buffer>,
  hasRef: boolean,
): { by: FoundBy; stored: Stored } | null {
  const find = statement<Stored>(
    db,
    'SELECT p.* FROM address a JOIN person p ON p.id = a.person WHERE a.digest = ?',
  )
  for (const [by, digest] of digests) {
    const stored = find.get(digest)
    const other = by !== 'ref' && hasRef && stored && stored.reach & reachBits.ref
    if (stored && !other) return { by, stored }
  }
  return null
}

function insertPerson(
  db: Sqlite.Database,
  keys: Keys,
  batchNo: number,
  row: PersonRow,
  id: number,
  tally: Tally,
) {
  const traits = traitsOf(row)
  statement(
    db,
    `INSERT INTO person (id, grp, language, region, minor, reach, tenant, mail_group, carrier, sealed, batch_no, row)
     VALUES (@id, @grp, @language, @region, @minor, @reach, @tenant, @mail_group, @carrier, @sealed, @batchNo, @row)`,
  ).run({ ...traits, id, sealed: sealContact(keys, id, row), batchNo, row: row.row })
  tally.add(traits, 1)
  tally.addFields(traits, each(row, 1))
}

function mergePerson(
  db: Sqlite.Database,
  keys: Keys,
  batchNo: number,
  row: PersonRow,
  { by, stored }: { by: FoundBy; stored: Stored },
  tally: Tally,
) {
  const have = openContact(db, keys, stored)
  const { merged, differs } = mergeContacts(have, row)
  const traits = traitsOf({ ...merged, ...keptTraits(stored, row) })
  if (traits.grp !== row.group) differs.push('group')
  if (traits.language !== row.language) differs.push('language')
  if (traits.minor !== stored.minor || JSON.stringify(have) !== JSON.stringify(merged)) {
    statement(
      db,
      `UPDATE person SET minor = @minor, reach = @reach, mail_group = @mail_group, carrier = @carrier,
       sealed = @sealed, block = NULL WHERE id = @id`,
    ).run({ ...namedTraits(traits), id: stored.id, sealed: sealContact(keys, stored.id, merged) })
    tally.add(stored, -1)
    tally.addFields(stored, each(have, -1))
    tally.add(traits, 1)
    tally.addFields(traits, each(merged, 1))
  }
  statement(db, 'INSERT OR IGNORE INTO duplicate VALUES (?, ?, ?, ?, ?, ?)').run(
    batchNo,
    row.row,
    stored.batch_no,
    stored.row,
    by,
    JSON.stringify(differs),
  )
}

const each = ({ fields = {} }: Contact, n: number) => Object.keys(fields).map((name) => [name, n] as const)

const namedTraits = ({ minor, reach, mail_group, carrier }: Traits) => ({ minor, reach, mail_group, carrier })

/** The more careful age wins: whoever is a minor in any file is one, and under 14 before under 18. */
const keptTraits = (stored: Stored, row: PersonRow) => ({
  group: stored.grp,
  language: stored.language,
  region: stored.region,
  minor: carefulOf(minorOf(stored.minor), row.minor),
  tenant: stored.tenant,
})

const carefulOf = (one: MinorKind, other: MinorKind): MinorKind =>
  one === 'under14' || other === 'under14' ? 'under14' : one === 'no' ? other : one

export const traitsOf = (row: Omit<PersonRow, 'row'>): Traits => ({
  grp: row.group,
  language: row.language,
  region: row.region,
  minor: minorCode(row.minor),
  reach:
    (row.email ? reachBits.email : 0) |
    (row.phone ? reachBits.phone : 0) |
    (row.guardianEmail ? reachBits.guardianEmail : 0) |
    (row.guardianPhone ? reachBits.guardianPhone : 0) |
    (row.ref ? reachBits.ref : 0),
  tenant: row.tenant ?? '',
  mail_group: domainGroupOf(row.email ?? row.guardianEmail),
  carrier: carrierOf(row.phone ?? row.guardianPhone),
})
