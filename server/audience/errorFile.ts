import type { BadRow } from '../../db/store/rows.ts'
import { errorColumn, rowColumn } from '../rules/columns.ts'

/**
 * Bad rows as a CSV that a spreadsheet opens safely: with a mark for UTF-8, CRLF, and a cell that begins like a formula
 * (= + - @, tab, CR) led by an apostrophe. The row's own cells come first, so it can be mended and uploaded again.
 */
export async function errorFile(
  { id, header }: { id: string; header: readonly string[] },
  rows: AsyncIterable<BadRow>,
): Promise<string> {
  const bad: BadRow[] = []
  for await (const row of rows) bad.push(row)
  const width = bad.reduce((most, { cells }) => Math.max(most, cells.length), header.length)
  const line = (cells: readonly string[], row: string | number, why: string) =>
    [...Array.from({ length: width }, (_, place) => cells[place] ?? ''), row, why]
      .filter((_, place) => header[place]?.trim() !== errorColumn)
      .map(csvCell)
      .join(',')
  const lines = bad.map(({ row, faults, cells }) => line(cells, row, wordsOf(faults)))
  return `\ufeff${[line(header, rowColumn(id), errorColumn), ...lines].join('\r\n')}\r\n`
}

const wordsOf = (faults: BadRow['faults']): string =>
  faults.map(({ field, code }) => `${field}: ${code}`).join('; ')

/** Also what begins so behind apostrophes, so that taking one off again gives every cell as it was. */
const defusedBy = /^'*\s*[=+\-@\t\r]/

/** A cell of a mended file of errors as it was before it was defused. */
export const armed = (cell: string): string =>
  cell.startsWith("'") && defusedBy.test(cell) ? cell.slice(1) : cell

export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = defusedBy.test(value) ? `'${value}` : value
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
