import type { BatchRow } from '../../db/store/rows.ts'
import { startBeside } from '../beside.ts'
import type { ImportBatch } from './import.ts'
import type { StoreSetting } from './incidentStore.ts'
import type { Piece } from './pieces.ts'

export interface ReaderData extends StoreSetting {
  incidentId: string
  begun: BatchRow
  batch: ImportBatch
}

/** So many pieces may wait to be written: reading never runs away from writing. */
export const piecesAhead = 3

/** Reads a file in a process of its own, so that one core checks and seals while another writes. */
export async function* readBeside(data: ReaderData): AsyncGenerator<Piece> {
  const arrived: Piece[] = []
  let failed: Error | undefined
  let wake = () => {}
  const reader = startBeside<ReaderData, 'next', Piece>(
    new URL('./reader-worker.ts', import.meta.url),
    data,
    {
      message: (piece) => {
        arrived.push(piece)
        wake()
      },
      error: (error) => {
        failed = error
        wake()
      },
    },
  )
  try {
    for (;;) {
      const piece = arrived.shift()
      if (piece) {
        yield piece
        if (piece.kind === 'end') return
        reader.tell('next')
      } else if (failed) throw failed
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    reader.kill()
    await reader.ended
  }
}
