import { parentPort, workerData } from 'node:worker_threads'
import type { BatchRow } from '../../db/store/rows.ts'
import type { ImportDefaults } from './audiences.ts'
import { importFile } from './import.ts'
import { openIncidentStore, type StoreSetting } from './incidentStore.ts'

/** One import thread: one file into one incident's store, on a connection of its own. */
export interface ImportWorkerData extends StoreSetting {
  incidentId: string
  batch: { id: string; name: string; path: string; defaults?: ImportDefaults }
  progressMs: number
}

const { incidentId, batch, progressMs, ...setting } = workerData as ImportWorkerData
const store = openIncidentStore(setting, incidentId)
let saidAt = 0

try {
  await importFile({ store, batch, now: Date.now(), onProgress: tell })
} finally {
  store.close()
}

function tell(row: BatchRow) {
  if (Date.now() - saidAt < progressMs) return
  saidAt = Date.now()
  parentPort?.postMessage(row)
}
