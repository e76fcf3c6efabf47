import { longestCell, type TableRow, Unreadable } from './table.ts'
import { openWorkbook, type Workbook } from './workbook.ts'
import { type Tags, tagsOf } from './xml.ts'

/**
 * The first visible sheet of a workbook (ECMA-376), row by row. Hidden rows count: whoever was lost is to be told. A number is
 * written out in full, so that a phone number typed as a number keeps its digits.
 */
export async function* sheetRows(path: string): AsyncGenerator<TableRow> {
  const book = await openWorkbook(path)
  try {
    const texts = await sharedTexts(book)
    let last = 0
    for await (const row of tagsOf(await book.read(await firstSheet(book)), rowReader(texts))) {
      if (row.row <= last || row.row > mostRows) throw new Unreadable('unreadable')
      last = row.row
      yield row
    }
  } finally {
    book.close()
  }
}

/** As many as a sheet can have. */
const mostRows = 1_048_576
const mostColumns = 1_000

/** Cells name their column and may skip empty ones; rows name their number and may skip too. */
function rowReader(texts: readonly string[]) {
  return (emit: (row: TableRow) => void): Tags => {
    let row: TableRow = { row: 0, cells: [] }
    let place = -1
    let kind = ''
    let words = ''
    const put = () => {
      const text = wordsOf(kind, words, texts)
      if (place >= mostColumns) return
      while (row.cells.length < place) row.cells.push('')
      row.cells[place] = text.slice(0, longestCell)
      if (text.length > longestCell) row.fault = 'too_long'
    }
    return {
      open: (tag, attributes) => {
        if (tag === 'row') {
          row = { row: Number(attributes.r) || row.row + 1, cells: [] }
          place = -1
        }
        if (tag !== 'c') return
        place = attributes.r ? columnOf(attributes.r) : place + 1
        kind = attributes.t ?? 'n'
        words = ''
      },
      text: (tag, said) => {
        if (tag === 'v' || (tag === 't' && kind === 'inlineStr')) words += said
      },
      close: (tag) => {
        if (tag === 'c' && words !== '') put()
        if (tag === 'row') emit(row)
      },
    }
  }
}

/** `s` points into the shared texts; a plain number loses its exponent; everything else is as it stands. */
function wordsOf(kind: string, words: string, texts: readonly string[]): string {
  if (kind === 's') return texts[Number(words)] ?? ''
  if (kind === 'b') return words === '1' ? 'true' : 'false'
  if (kind !== 'n') return words
  const number = Number(words)
  return Number.isSafeInteger(number) ? String(number) : words
}

/** `B5` is column 1, `AA5` column 26. */
function columnOf(place: string): number {
  let column = 0
  for (const letter of place.match(/^[A-Z]+/)?.[0] ?? '') column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Texts that cells point to; how a word is to be pronounced (rPh) is no part of it. */
async function sharedTexts(book: Workbook): Promise<string[]> {
  if (!book.has('xl/sharedStrings.xml')) return []
  const texts: string[] = []
  let spoken = 0
  let words = ''
  const reader = (emit: (text: string) => void): Tags => ({
    open: (tag) => {
      if (tag === 'si') words = ''
      if (tag === 'rPh') spoken++
    },
    text: (tag, said) => {
      if (tag === 't' && !spoken) words += said
    },
    close: (tag) => {
      if (tag === 'rPh') spoken--
      if (tag === 'si') emit(words)
    },
  })
  for await (const text of tagsOf(await book.read('xl/sharedStrings.xml'), reader)) texts.push(text)
  return texts
}

/** The path of the first sheet that is not hidden. */
async function firstSheet(book: Workbook): Promise<string> {
  const sheets = await elements(book, 'xl/workbook.xml', 'sheet')
  const shown = sheets.find(({ state }) => state !== 'hidden' && state !== 'veryHidden')
  const links = await elements(book, 'xl/_rels/workbook.xml.rels', 'Relationship')
  const target = links.find(({ Id }) => Id === shown?.['r:id'])?.Target
  if (!target) throw new Unreadable('unreadable')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

async function elements(book: Workbook, path: string, wanted: string): Promise<Record<string, string>[]> {
  const found: Record<string, string>[] = []
  const reader = (emit: (attributes: Record<string, string>) => void): Tags => ({
    open: (tag, attributes) => {
      if (tag === wanted) emit(attributes)
    },
    text: () => {},
    close: () => {},
  })
  for await (const one of tagsOf(await book.read(path), reader)) found.push(one)
  return found
}
