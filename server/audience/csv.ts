export interface CsvRow {
  /** The spreadsheet's row number: the header is 1, an empty line counts, a cell of several lines does not count twice. */
  row: number
  cells: string[]
  tooLong: boolean
}

/** Longer cells are cut here and their row refused, so that no file can fill the memory. */
const longestCell = 65_536

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

  constructor(delimiter: string) {
    this.#delimiter = delimiter
  }

  push(piece: string): CsvRow[] {
    const text = this.#rest + piece
    this.#rest = ''
    const rows: CsvRow[] = []
    let at = 0
    while (at < text.length)
      at = this.#partial ? this.#readOn(text, at, rows) : this.#readLine(text, at, rows)
    return rows
  }

  end(): CsvRow[] {
    const rows = this.push('\n')
    return this.#inside ? [] : rows
  }

  /** The row whose quote was never closed: everything from there on was swallowed by it. */
  get openQuote(): number | null {
    return this.#inside ? this.#row : null
  }

  /** The usual line: whole, and without quotes. */
  #readLine(text: string, at: number, rows: CsvRow[]): number {
    const end = text.indexOf('\n', at)
    const quote = text.indexOf('"', at)
    if (quote >= 0 && (end < 0 || quote < end)) {
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
    rows.push({
      row: this.#row++,
      cells: tooLong ? cells.map((cell) => cell.slice(0, longestCell)) : cells,
      tooLong,
    })
    return end + 1
  }

  /** A line with quotes, perhaps begun in an earlier piece. */
  #readOn(text: string, at: number, rows: CsvRow[]): number {
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

  #finish(rows: CsvRow[]) {
    const last = this.#cells.length - 1
    if (this.#cells[last]!.endsWith('\r')) this.#cells[last] = this.#cells[last]!.slice(0, -1)
    rows.push({ row: this.#row++, cells: this.#cells, tooLong: this.#tooLong })
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
