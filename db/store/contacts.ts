import type Sqlite from 'better-sqlite3'
import type { Keys } from './keys.ts'
import type { Contact } from './rows.ts'
import { statement } from './statement.ts'

/** Where a person's contact values lie: under a seal of their own, or in a block with those who came in with them. */
export interface Kept {
  id: number
  sealed: Uint8Array
  block: number | null
}

/** As many as fill a page of the file: one seal costs as much as sealing all of them. */
export const peoplePerBlock = 32

const contactFields = ['ref', 'name', 'phone', 'email', 'guardianPhone', 'guardianEmail'] as const

type Fields = Record<string, string>
type Values = [
  ref: string | null,
  name: string,
  phone: string | null,
  email: string | null,
  guardianPhone: string | null,
  guardianEmail: string | null,
  fields?: Fields,
]

export const isKept = ({ sealed, block }: Omit<Kept, 'id'>): boolean => block !== null || sealed.length > 0

/** Seals one person alone: whoever was changed after they came in. */
export const sealContact = (keys: Keys, id: number, contact: Contact): Buffer =>
  keys.contact.seal(`person:${id}`, JSON.stringify(valuesOf(contact)))

/** Seals several people together, under the number of the first. */
export const sealBlock = (keys: Keys, people: readonly { id: number; contact: Contact }[]): Buffer =>
  keys.contact.seal(
    `block:${people[0]!.id}`,
    JSON.stringify(people.map(({ id, contact }) => [id, ...valuesOf(contact)])),
  )

/** Opens contact values; of people read one after another each block is opened once. Keep it no longer than the reading. */
export function contactReader(db: Sqlite.Database, keys: Keys): (person: Kept) => Contact {
  let open: { no: number; people: Map<number, Values> } | undefined
  return ({ id, sealed, block }) => {
    if (block === null) return contactOf(JSON.parse(keys.contact.open(`person:${id}`, sealed)))
    if (open?.no !== block) open = { no: block, people: openBlock(db, keys, block) }
    return contactOf(open.people.get(id)!)
  }
}

export const openContact = (db: Sqlite.Database, keys: Keys, person: Kept): Contact =>
  contactReader(db, keys)(person)

function openBlock(db: Sqlite.Database, keys: Keys, no: number): Map<number, Values> {
  const { sealed } = statement<{ sealed: Uint8Array }>(db, 'SELECT sealed FROM block WHERE no = ?').get(no)!
  const people = JSON.parse(keys.contact.open(`block:${no}`, sealed)) as [number, ...Values][]
  return new Map(people.map(([id, ...values]) => [id, values as Values]))
}

function valuesOf({ ref, name, phone, email, guardianPhone, guardianEmail, fields = {} }: Contact): Values {
  const values: Values = [ref, name, phone, email, guardianPhone, guardianEmail]
  if (Object.keys(fields).length) values.push(fields)
  return values
}

const contactOf = ([
  ref,
  name,
  phone,
  email,
  guardianPhone,
  guardianEmail,
  fields = {},
]: Values): Contact => ({
  ref,
  name,
  phone,
  email,
  guardianPhone,
  guardianEmail,
  fields,
})

/** Fills what was missing, keeps what was there, and names what differs. */
export function mergeContacts(have: Contact, comes: Contact): { merged: Contact; differs: string[] } {
  const merged = { ...have, fields: { ...comes.fields, ...have.fields } }
  const differs: string[] = []
  for (const field of contactFields) {
    if (!have[field]) (merged[field] as string | null) = comes[field]
    else if (comes[field] && comes[field] !== have[field]) differs.push(field)
  }
  return { merged, differs }
}
