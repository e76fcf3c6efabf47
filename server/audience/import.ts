import type { BadRow, BatchRow, PersonRow } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import type { ImportDefaults } from './audiences.ts'
import { type Header, readHeader } from './columns.ts'
import { isBad, readRow } from './row.ts'
import { openTable, type Table, type TableRow, Unreadable } from './table.ts'

export interface ImportSetting {
  store: PeopleStore
  batch: { id: string; name: string; path: string; defaults?: ImportDefaults }
  now: number
  /** Told after every transaction. */
  onProgress?: (batch: BatchRow) => void
}

/**
 * Rows per transaction: an eighth of what is in, within bounds. Digests fall all over their table, so a short transaction
 * late in a long file would rewrite most of it each time.
 */
const rowsPerWrite = (reached: number): number => Math.min(20_000, Math.max(2_000, reached >> 3))

/**
 * Imports a file: good rows go in, bad ones are listed. Each write carries the place it reached, so calling again after
 * a crash goes on from there: nobody is lost and nobody doubled.
 */
export async function importFile({ store, batch, now, onProgress }: ImportSetting): Promise<BatchRow> {
  const begun = await store.beginBatch(batch.id, batch.name, now)
  if (begun.state !== 'importing') return begun
  try {
    const problem = await readRows(store, begun, batch, await openTable(batch.path), onProgress)
    return await store.endBatch(begun.no, problem)
  } catch (error) {
    if (!isMissing(error)) throw error
    return store.endBatch(begun.no, 'unreadable')
  }
}

async function readRows(
  store: PeopleStore,
  begun: BatchRow,
  { defaults = {} }: ImportSetting['batch'],
  { encoding, rows }: Table,
  onProgress: ImportSetting['onProgress'],
): Promise<string | null> {
  const write = writer(store, begun, defaults, onProgress)
  let broken: string | null = null
  try {
    for await (const row of rows) {
      if (write.header) await write.row(row)
      else {
        const problem = await write.begin(row, encoding)
        if (problem) return problem
      }
    }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    broken = error.message
  }
  await write.flush()
  return broken ?? (write.header ? null : 'empty')
}

function writer(
  store: PeopleStore,
  begun: BatchRow,
  defaults: ImportDefaults,
  onProgress: ImportSetting['onProgress'],
) {
  let good: PersonRow[] = []
  let bad: BadRow[] = []
  let lastRow = begun.done_row
  const self = {
    header: null as Header | null,
    async begin(row: TableRow, encoding: string): Promise<string | null> {
      if (row.cells.every((cell) => cell.trim() === '')) return null
      const header = readHeader(row.cells)
      const columns = Object.fromEntries(
        [...header.places].map(([key, place]) => [row.cells[place]!.trim(), key]),
      )
      await store.describeBatch(begun.no, { encoding, cells: row.cells, columns, ignored: header.ignored })
      self.header = header
      return header.problem
    },
    async row(row: TableRow) {
      if (row.row <= begun.done_row) return
      const read = readRow(row, self.header!, defaults)
      lastRow = row.row
      if (!read) return
      if (isBad(read)) bad.push(read)
      else good.push(read)
      if (good.length + bad.length >= rowsPerWrite(lastRow)) await self.flush()
    },
    async flush() {
      if (!good.length && !bad.length) return
      const rows = { good, bad, lastRow }
      good = []
      bad = []
      const written = await store.addRows(begun.no, rows)
      onProgress?.(written)
    },
  }
  return self
}

const isMissing = (error: unknown): boolean =>
  ['ENOENT', 'EACCES', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
