import { open } from 'node:fs/promises'
import { csvRows } from './csv.ts'
import { type Encoding, guessEncoding } from './encoding.ts'
import { jsonRows } from './ndjson.ts'
import { sheetRows } from './xlsx.ts'

/** One row of an uploaded file, whatever the kind of file. */
export interface TableRow {
  /** The spreadsheet's row number: the header is 1, an empty line counts, a cell of several lines does not count twice. */
  row: number
  cells: string[]
  /** The row as a whole cannot be read. */
  fault?: 'too_long' | 'not_json'
}

/** Longer cells are cut here and their row refused, so that no file can fill the memory. */
export const longestCell = 65_536

/** What is wrong with the file as a whole. Thrown by `rows`; what was read before stands. */
export class Unreadable extends Error {}

export interface Table {
  /** As the batch shows it. */
  encoding: Encoding | 'xlsx' | 'ndjson'
  /** The header first. */
  rows: AsyncIterable<TableRow>
}

/** Opens a file by what it holds, not by its name: a zip is a workbook, lines of JSON objects are such, anything else CSV. */
export async function openTable(path: string): Promise<Table> {
  const start = await firstBytes(path)
  if (start.subarray(0, 4).equals(zipMark)) return { encoding: 'xlsx', rows: sheetRows(path) }
  const encoding = await guessEncoding(path)
  const isJson = encoding === 'utf-8' && /^\ufeff?\s*\{\s*["}]/.test(start.toString('utf8'))
  return isJson ? { encoding: 'ndjson', rows: jsonRows(path) } : { encoding, rows: csvRows(path, encoding) }
}

const zipMark = Buffer.from('PK\u0003\u0004', 'latin1')

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1024), 0, 1024, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
