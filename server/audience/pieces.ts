import { stat } from 'node:fs/promises'
import type { Chunk, Packer } from '../../db/store/chunk.ts'
import type { BatchRow } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import { type Header, readHeader } from '../rules/columns.ts'
import type { ImportBatch } from './import.ts'
import { isBad, rowReader } from './row.ts'
import { openTable, type Table, type TableRow, Unreadable } from './table.ts'

/** What the reading of a file yields, in this order: its header, its rows made ready, and how it ended. */
export type Piece =
  | { kind: 'header'; encoding: string; cells: string[]; columns: Record<string, string>; ignored: string[] }
  | { kind: 'chunk'; chunk: Chunk }
  | { kind: 'end'; problem: string | null }

/** One transaction, one fsync, and what a crash reads again. */
const rowsPerChunk = 4_000

/** Reads, checks, digests and seals a file, from the row that was reached. Needs the store for its keys and for who is in it. */
export async function* readPieces(
  store: PeopleStore,
  begun: BatchRow,
  batch: ImportBatch,
): AsyncGenerator<Piece> {
  try {
    const { size } = await stat(batch.path)
    const packer = await store.packer(size)
    yield* readTable(await openTable(batch.path), packer, begun, batch)
  } catch (error) {
    if (!isMissing(error)) throw error
    yield { kind: 'end', problem: 'unreadable' }
  }
}

async function* readTable(
  { encoding, rows }: Table,
  packer: Packer,
  begun: BatchRow,
  batch: ImportBatch,
): AsyncGenerator<Piece> {
  let read: ReturnType<typeof rowReader> | null = null
  let lastRow = begun.done_row
  let broken: string | null = null
  try {
    for await (const row of rows) {
      if (!read) {
        if (isBlank(row)) continue
        const header = readHeader(row.cells, batch.mapping)
        yield headerPiece(row.cells, header, encoding)
        if (header.problem) return yield { kind: 'end', problem: header.problem }
        read = rowReader(header, batch.defaults ?? {})
      } else if (row.row > begun.done_row) {
        lastRow = row.row
        put(packer, read(row))
        if (packer.size >= rowsPerChunk) yield { kind: 'chunk', chunk: packer.take(lastRow) }
      }
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    broken = error.message
  }
  if (packer.size) yield { kind: 'chunk', chunk: packer.take(lastRow) }
  yield { kind: 'end', problem: broken ?? (read ? null : 'empty') }
}

function put(packer: Packer, read: ReturnType<ReturnType<typeof rowReader>>): void {
  if (!read) return
  if (isBad(read)) packer.addBad(read)
  else packer.addGood(read.person, read.warnings, read.mends)
}

const isBlank = ({ cells }: TableRow): boolean => cells.every((cell) => cell.trim() === '')

const headerPiece = (cells: string[], { places, fields, ignored }: Header, encoding: string): Piece => ({
  kind: 'header',
  encoding,
  cells,
  columns: Object.fromEntries([
    ...[...places].map(([key, place]) => [cells[place]!.trim(), key]),
    ...[...fields.keys()].map((name) => [name, 'field']),
  ]),
  ignored,
})

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'EACCES', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
