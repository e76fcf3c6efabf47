import { stat } from 'node:fs/promises'
import type { BatchRow } from '../../db/store/rows.ts'
import { runBeside } from '../beside.ts'
import { type ImportBatch, importFile } from './import.ts'
import { openIncidentStore, type StoreSetting } from './incidentStore.ts'
import { readBeside } from './readBeside.ts'

/** One import, in a process of its own: one file into one incident's store, on a connection of its own. */
export interface ImportWorkerData extends StoreSetting {
  incidentId: string
  batch: ImportBatch
  progressMs: number
}

runBeside<ImportWorkerData, never, BatchRow>(
  async ({ incidentId, batch, progressMs, ...setting }, { say }) => {
    const store = openIncidentStore(setting, incidentId)
    let saidAt = 0
    const onProgress = (row: BatchRow) => {
      if (Date.now() - saidAt < progressMs) return
      saidAt = Date.now()
      say(row)
    }
    try {
      const read = (begun: BatchRow) => readBeside({ ...setting, incidentId, begun, batch })
      const large = await isLarge(batch.path)
      await importFile({ store, batch, now: Date.now(), onProgress, ...(large ? { read } : {}) })
    } finally {
      store.close()
    }
  },
)

/** Below it, starting a second process takes longer than it saves. */
const largeBytes = 4_000_000

const isLarge = async (path: string): Promise<boolean> =>
  stat(path).then(
    ({ size }) => size > largeBytes,
    () => false,
  )
