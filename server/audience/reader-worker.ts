import { runBeside } from '../beside.ts'
import { openIncidentStore } from './incidentStore.ts'
import { type Piece, readPieces } from './pieces.ts'
import { piecesAhead, type ReaderData } from './readBeside.ts'

/** One file, read for the process that writes it; only that one changes the store. */
runBeside<ReaderData, 'next', Piece>(({ incidentId, begun, batch, ...setting }, { say }) => {
  let ahead = 0
  let go = () => {}
  const read = async () => {
    const store = openIncidentStore(setting, incidentId)
    for await (const piece of readPieces(store, begun, batch)) {
      say(piece)
      if (++ahead >= piecesAhead) await new Promise<void>((resolve) => (go = resolve))
    }
    store.close()
  }
  void read()
  return () => {
    ahead--
    go()
  }
})
