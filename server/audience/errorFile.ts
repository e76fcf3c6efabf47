import type { BadRow } from '../../db/store/rows.ts'

/**
 * Bad rows as a CSV that a spreadsheet opens safely: with a mark for UTF-8, CRLF, and a cell that begins like a formula
 * (= + - @, tab, CR) led by an apostrophe. The row's own cells come first, so it can be mended and uploaded again.
 */
export async function errorFile(header: readonly string[], rows: AsyncIterable<BadRow>): Promise<string> {
  const lines: string[] = []
  let width = header.length
  for await (const { row, faults, cells } of rows) {
    width = Math.max(width, cells.length)
    lines.push(
      [...cells, ...Array<string>(Math.max(0, header.length - cells.length)).fill(''), row, wordsOf(faults)]
        .map(csvCell)
        .join(','),
    )
  }
  const names = [...header, ...Array<string>(width - header.length).fill(''), '#row', '#error']
  return `\ufeff${[names.map(csvCell).join(','), ...lines].join('\r\n')}\r\n`
}

const wordsOf = (faults: BadRow['faults']): string =>
  faults.map(({ field, code }) => `${field}: ${code}`).join('; ')

export function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n;\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
