import { peoplePerBlock, sealBlock } from './contacts.ts'
import type { Keys } from './keys.ts'
import { traitsOf } from './people.ts'
import type { BadRow, Mended, PersonRow } from './rows.ts'
import type { Seen } from './seen.ts'
import type { Traits } from './tally.ts'

export const digestBytes = 16

/** Something about a row that went in which somebody should look at. */
export interface RowWarning {
  row: number
  field: string
  code: string
}

/** Some rows of a file, made ready to be written: sealed, digested, counted. Crosses between processes as it is. */
export interface Chunk {
  /** The row it reaches to. */
  lastRow: number
  /** Good and bad. */
  rows: number
  /** New people who share their traits; `body` is JSON: `[id, row, block]` each. */
  people: { traits: Traits; n: number; body: string; fields: [name: string, n: number][] }[]
  blocks: { no: number; sealed: Uint8Array }[]
  /** Digests of new people's addresses, end to end, and whose they are: one 64-bit float each. */
  digests: Uint8Array
  owners: Uint8Array
  /** Rows that may name somebody who is here or came earlier in the file: judged one by one in the end. */
  aside: PersonRow[]
  bad: BadRow[]
  warnings: RowWarning[]
  /** Rows refused earlier that came in good now. */
  mended: Mended[]
}

export interface PackerSetting {
  keys: Keys
  nextId: number
  seen: Seen
  /** Asks the store; null where it was empty when the file began. */
  isKnown: ((digest: Uint8Array) => boolean) | null
}

/** Makes chunks of rows. Numbers people onwards from `nextId`, so two files never pack for one store at a time. */
export class Packer {
  #setting: PackerSetting
  #good: PersonRow[] = []
  #bad: BadRow[] = []
  #warnings: RowWarning[] = []
  #mended: Mended[] = []
  #nextId: number

  constructor(setting: PackerSetting) {
    this.#setting = setting
    this.#nextId = setting.nextId
  }

  get size(): number {
    return this.#good.length + this.#bad.length
  }

  addGood(row: PersonRow, warnings: readonly Omit<RowWarning, 'row'>[], mends: readonly Mended[] = []): void {
    this.#good.push(row)
    this.#mended.push(...mends)
    for (const warning of warnings) this.#warnings.push({ row: row.row, ...warning })
  }

  addBad(row: BadRow): void {
    this.#bad.push(row)
  }

  take(lastRow: number): Chunk {
    const { fresh, aside, digests, owners } = this.#sort()
    const rows = this.size
    const [bad, warnings, mended] = [this.#bad, this.#warnings, this.#mended]
    this.#good = []
    this.#bad = []
    this.#warnings = []
    this.#mended = []
    const { keys } = this.#setting
    return {
      lastRow,
      rows,
      ...groupsOf(fresh),
      blocks: blocksOf(keys, fresh),
      digests,
      owners,
      aside,
      bad,
      warnings,
      mended,
    }
  }

  /** Who is surely new, and who may be here already. */
  #sort() {
    const { keys, seen, isKnown } = this.#setting
    const digests = keys.proof.digests(this.#good.flatMap(addressesOf))
    const view = new DataView(digests.buffer, digests.byteOffset, digests.byteLength)
    const fresh: Fresh[] = []
    const aside: PersonRow[] = []
    const owners: number[] = []
    let at = 0
    let kept = 0
    for (const row of this.#good) {
      const n = countOf(row)
      let known = false
      for (let each = 0; each < n; each++, at += digestBytes) {
        if (seen.add(view, at)) known = true
        else if (isKnown?.(digests.subarray(at, at + digestBytes))) known = true
      }
      if (known) {
        aside.push(row)
        continue
      }
      digests.copyWithin(kept, at - n * digestBytes, at)
      kept += n * digestBytes
      for (let each = 0; each < n; each++) owners.push(this.#nextId)
      fresh.push({ id: this.#nextId++, contact: row })
    }
    return {
      fresh,
      aside,
      digests: digests.subarray(0, kept),
      owners: new Uint8Array(Float64Array.from(owners).buffer),
    }
  }
}

interface Fresh {
  id: number
  contact: PersonRow
}

/** What a person is found again by, the surest first; written as the digests of older files are. */
export function addressesOf({ ref, phone, email }: PersonRow): string[] {
  const addresses: string[] = []
  if (ref !== null) addresses.push(`ref:${ref}`)
  if (phone !== null) addresses.push(`phone:${phone}`)
  if (email !== null) addresses.push(`email:${email}`)
  return addresses
}

const countOf = ({ ref, phone, email }: PersonRow): number =>
  (ref === null ? 0 : 1) + (phone === null ? 0 : 1) + (email === null ? 0 : 1)

function groupsOf(fresh: readonly Fresh[]): Pick<Chunk, 'people'> {
  const groups = new Map<string, { traits: Traits; rows: number[][]; fields: Map<string, number> }>()
  for (const [place, { id, contact }] of fresh.entries()) {
    const traits = traitsOf(contact)
    const key = Object.values(traits).join('\u0000')
    let group = groups.get(key)
    if (!group) groups.set(key, (group = { traits, rows: [], fields: new Map() }))
    for (const name in contact.fields) group.fields.set(name, (group.fields.get(name) ?? 0) + 1)
    group.rows.push([id, contact.row, fresh[place - (place % peoplePerBlock)]!.id])
  }
  return {
    people: [...groups.values()].map(({ traits, rows, fields }) => ({
      traits,
      fields: [...fields],
      n: rows.length,
      body: JSON.stringify(rows),
    })),
  }
}

function blocksOf(keys: Keys, fresh: readonly Fresh[]): Chunk['blocks'] {
  const blocks: Chunk['blocks'] = []
  for (let at = 0; at < fresh.length; at += peoplePerBlock)
    blocks.push({ no: fresh[at]!.id, sealed: sealBlock(keys, fresh.slice(at, at + peoplePerBlock)) })
  return blocks
}
