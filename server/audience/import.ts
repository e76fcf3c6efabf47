import type { BatchRow } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import type { ImportDefaults } from './audiences.ts'
import { type Piece, readPieces } from './pieces.ts'

export interface ImportBatch {
  id: string
  name: string
  path: string
  defaults?: ImportDefaults
  /** What a person said each column holds, by its place; without it the columns' names say so. */
  mapping?: readonly string[]
}

export interface ImportSetting {
  store: PeopleStore
  batch: ImportBatch
  now: number
  /** Told after every transaction. */
  onProgress?: (batch: BatchRow) => void
  /** Where the file is read; here, unless it is read beside. */
  read?: (begun: BatchRow) => AsyncIterable<Piece>
}

/**
 * Imports a file: good rows go in, bad ones are listed. Each write carries the place it reached, so calling again after
 * a crash goes on from there: nobody is lost and nobody doubled.
 */
export async function importFile({ store, batch, now, onProgress, read }: ImportSetting): Promise<BatchRow> {
  const begun = await store.beginBatch(batch.id, batch.name, now)
  if (begun.state !== 'importing') return begun
  await fold(store, begun)
  const pieces = read ? read(begun) : readPieces(store, begun, batch)
  let problem: string | null = null
  for await (const piece of pieces) {
    if (piece.kind === 'chunk') {
      const written = await store.addChunk(begun.no, piece.chunk)
      onProgress?.(written)
    } else if (piece.kind === 'header') await store.describeBatch(begun.no, piece)
    else problem = piece.problem
  }
  await fold(store, begun)
  return store.endBatch(begun.no, problem)
}

async function fold(store: PeopleStore, begun: BatchRow): Promise<void> {
  while (await store.foldNext(begun.no));
}
