import type { BatchRow } from '../../db/store/rows.ts'
import { runBeside } from '../beside.ts'
import type { ImportDefaults } from './audiences.ts'
import { importFile } from './import.ts'
import { openIncidentStore, type StoreSetting } from './incidentStore.ts'

/** One import, in a process of its own: one file into one incident's store, on a connection of its own. */
export interface ImportWorkerData extends StoreSetting {
  incidentId: string
  batch: { id: string; name: string; path: string; defaults?: ImportDefaults }
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
      await importFile({ store, batch, now: Date.now(), onProgress })
    } finally {
      store.close()
    }
  },
)
