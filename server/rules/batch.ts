/** What became of the rows of one uploaded file: rows = added + merged + errors. */
export interface BatchCounts {
  rows: number
  added: number
  merged: number
  errors: number
}

export const noRows: BatchCounts = { rows: 0, added: 0, merged: 0, errors: 0 }

/** A refusal of a whole file as the reader writes it, `quote_open:12`: its code and the row it names. */
export function failureOf(failure: string): { code: string; row: number | null } | null {
  if (!failure) return null
  const [code = failure, row] = failure.split(':')
  return { code, row: row === undefined ? null : Number(row) }
}
