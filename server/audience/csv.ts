import { type Encoding, readText } from './encoding.ts'
import { longestCell, type TableRow, Unreadable } from './table.ts'

/** Rows of a CSV; the delimiter is learned from its first line. Old files that end lines with CR alone are read too. */
export async function* csvRows(path: string, encoding: Encoding): AsyncGenerator<TableRow> {
  let reader: CsvReader | null = null
  let onlyCr = false
  for await (const piece of readText(path, encoding)) {
    if (!reader) {
      onlyCr = piece.includes('\r') && !piece.includes('\n')
      reader = new CsvReader(delimiterOf(piece.slice(0, 10_000).split(/[\r\n]/, 1)[0] ?? ''))
    }
    yield* reader.push(onlyCr ? piece.replaceAll('\r', '\n') : piece)
  }
  if (!reader) return
  yield* reader.end()
  if (reader.openQuote !== null) throw new Unreadable(`quote_open:${reader.openQuote}`)
}

/**
 * Reads CSV (RFC 4180) piece by piece. Lines end in LF or CRLF; a quoted cell may hold both; `""` is a quote. Words after a
 * closing quote are kept, as spreadsheets keep them. `openQuote` names the row of a quote that is still open at the end.
 */
export class CsvReader {
  #delimiter: string
  #rest = ''
  #row = 1
  #cells: string[] = []
  #cell = ''
  #tooLong = false
  #inside = false
  #partial = false
  /** Where the next quote of the piece stands; past its end = none. */
  #quoteAt = -1

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  push(piece: string): TableRow[] {
    const text = this.#rest + piece
    this.#rest = ''
    this.#quoteAt = -1
    const rows: TableRow[] = []
    let at = 0
    while (at < text.length)
      at = this.#partial ? this.#readOn(text, at, rows) : this.#readLine(text, at, rows)
    return rows
  }

  end(): TableRow[] {
    const rows = this.push('\n')
    return this.#inside ? [] : rows
  }

  /** The row whose quote was never closed: everything from there on was swallowed by it. */
  get openQuote(): number | null {
    return this.#inside ? this.#row : null
  }

  /** The usual line: whole, and without quotes. */
  #readLine(text: string, at: number, rows: TableRow[]): number {
    const end = text.indexOf('\n', at)
    if (this.#quoteAt < at) {
      const quote = text.indexOf('"', at)
      this.#quoteAt = quote < 0 ? text.length : quote
    }
    if (this.#quoteAt < (end < 0 ? text.length : end)) {
      this.#partial = true
      return at
    }
    if (end < 0) {
      this.#rest = text.slice(at)
      return text.length
    }
    const line = text.slice(at, text[end - 1] === '\r' ? end - 1 : end)
    const cells = line.split(this.#delimiter)
    const tooLong = line.length > longestCell && cells.some((cell) => cell.length > longestCell)
    const row = this.#row++
    if (tooLong) rows.push({ row, cells: cells.map((cell) => cell.slice(0, longestCell)), fault: 'too_long' })
    else rows.push({ row, cells })
    return end + 1
  }

  /** A line with quotes, perhaps begun in an earlier piece. */
  #readOn(text: string, at: number, rows: TableRow[]): number {
    if (this.#inside) return this.#readQuoted(text, at)
    if (text[at] === '"' && this.#cell === '') {
      this.#inside = true
      return at + 1
    }
    const stop = this.#nextStop(text, at)
    this.#append(text.slice(at, stop))
    if (stop === text.length) return stop
    this.#cells.push(this.#cell)
    this.#cell = ''
    if (text[stop] === '\n') this.#finish(rows)
    return stop + 1
  }

  #readQuoted(text: string, at: number): number {
    const quote = text.indexOf('"', at)
    if (quote < 0) {
      this.#append(text.slice(at))
      return text.length
    }
    this.#append(text.slice(at, quote))
    if (quote + 1 === text.length) {
      this.#rest = '"'
      return text.length
    }
    if (text[quote + 1] === '"') {
      this.#append('"')
      return quote + 2
    }
    this.#inside = false
    return quote + 1
  }

  #nextStop(text: string, at: number): number {
    const end = text.indexOf('\n', at)
    const next = text.indexOf(this.#delimiter, at)
    if (next >= 0 && (end < 0 || next < end)) return next
    return end < 0 ? text.length : end
  }

  #append(words: string) {
    if (this.#cell.length + words.length > longestCell) this.#tooLong = true
    if (this.#cell.length < longestCell) this.#cell += words.slice(0, longestCell - this.#cell.length)
  }

  #finish(rows: TableRow[]) {
    const last = this.#cells.length - 1
    if (this.#cells[last]!.endsWith('\r')) this.#cells[last] = this.#cells[last]!.slice(0, -1)
    const row = { row: this.#row++, cells: this.#cells }
    rows.push(this.#tooLong ? { ...row, fault: 'too_long' } : row)
    this.#cells = []
    this.#tooLong = false
    this.#partial = false
  }
}

/** The sign that parts the cells of a header: comma, semicolon or tab, whichever it has most of. */
export function delimiterOf(header: string): string {
  const count = (sign: string) => header.split(sign).length
  return [',', ';', '\t'].reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
