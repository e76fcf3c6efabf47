import type { Sql } from '../../db/database.ts'
import { findHead, listRecords } from '../../db/queries/records.ts'
import { chainReader, type Fault } from '../rules/record.ts'
import { digestOf, headOf } from './record.ts'

export interface Verified {
  records: number
  /** Payloads erased by retention: the chain stays whole without them. */
  erased: number
  faults: Fault[]
  /** Digest of the newest record; empty when there is none. */
  head: string
}

/** Reads the whole chain and names every edit, drop and re-order; `key` is the installation's. */
export async function verifyRecord(sql: Sql, key: Buffer): Promise<Verified> {
  const read = chainReader(digestOf)
  const verified: Verified = { records: 0, erased: 0, faults: [], head: '' }
  let last = { seq: 0, digest: '' }
  for (
    let page = await listRecords(sql, { limit: 1000 });
    page.length;
    page = await listRecords(sql, { after: last.seq, limit: 1000 })
  )
    for (const { link, payload } of page) {
      verified.records++
      verified.faults.push(...read(link))
      if (payload.erasedAt !== null) verified.erased++
      else if (digestOf({ salt: payload.salt, payload: payload.payload }) !== link.payloadDigest)
        verified.faults.push({ seq: link.seq, fault: 'payload_edited' })
      last = link
    }
  const head = await findHead(sql)
  const ends = verified.records === 0 ? head === undefined : head?.mac === headOf(key, last).mac
  if (!ends) verified.faults.push({ seq: last.seq, fault: 'head_differs' })
  return { ...verified, head: last.digest }
}
