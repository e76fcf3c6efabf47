import type { RecordLine } from '../../server/contract/records.ts'

const worthStatingMs = 20 * 60_000

/** The silence between an entry and the one before it, in ms, where it is long enough to be stated. */
export function gapAfter(line: RecordLine, older: RecordLine | undefined): number | undefined {
  if (!older) return undefined
  const ms = Date.parse(line.at) - Date.parse(older.at)
  return ms >= worthStatingMs ? ms : undefined
}
