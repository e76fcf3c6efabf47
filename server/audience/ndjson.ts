import { readText } from './encoding.ts'
import { longestCell, type TableRow } from './table.ts'

/**
 * Lines of JSON objects as a table: its columns are the keys of all lines, so the file is read twice. Text stays, numbers and
 * truths are written out, `null` is empty, anything deeper is written as JSON. A line that is no object is a bad row.
 */
export async function* jsonRows(path: string): AsyncGenerator<TableRow> {
  const columns = new Set<string>()
  for await (const line of lines(path))
    for (const key of Object.keys(objectIn(line) ?? {})) if (columns.size < mostColumns) columns.add(key)
  const header = [...columns]
  yield { row: 1, cells: header }
  let row = 1
  for await (const line of lines(path)) yield rowOf(++row, line, header)
}

const mostColumns = 1_000

function rowOf(row: number, line: string, header: readonly string[]): TableRow {
  if (!line.trim()) return { row, cells: [] }
  const object = objectIn(line)
  if (!object) return { row, cells: [line.slice(0, longestCell)], fault: 'not_json' }
  const cells = header.map((key) => written(object[key]))
  const tooLong = cells.some((cell) => cell.length > longestCell)
  if (!tooLong) return { row, cells }
  return { row, cells: cells.map((cell) => cell.slice(0, longestCell)), fault: 'too_long' }
}

function written(value: unknown): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function objectIn(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    return null
  }
}

/** A line longer than any object of a person is cut and so refused. */
const longestLine = 1_000_000

async function* lines(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const piece of readText(path, 'utf-8')) {
    const parts = (rest + piece).split('\n')
    rest = (parts.pop() ?? '').slice(0, longestLine)
    yield* parts
  }
  if (rest) yield rest
}
