import type { listRecords } from '../../db/queries/records.ts'
import type { RecordLine } from '../contract/records.ts'
import { iso, type Names, personOf } from './values.ts'

export const recordLine = (
  row: Awaited<ReturnType<typeof listRecords>>[number],
  names: Names,
): RecordLine => ({
  seq: row.link.seq,
  at: iso(row.link.at),
  actor: personOf(names, row.link.actor),
  name: row.link.name,
  payload: row.payload.erasedAt === null ? row.payload.payload : null,
  digest: row.link.digest,
})
