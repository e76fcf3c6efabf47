import type { BatchRow } from '../../db/queries/batches.ts'
import type { AudienceCounts, BatchView as StoredBatch } from '../audience/audiences.ts'
import type { AudienceView, BatchView } from '../contract/batches.ts'
import { failureOf } from '../rules/batch.ts'
import { iso, type Names, personOf } from './values.ts'

/** One uploaded file; while it is read, its figures are the store's own. */
export function batchView(row: BatchRow, stored: StoredBatch | undefined, names: Names): BatchView {
  const { rows, added, merged, errors } = stored ?? row.counts
  return {
    id: row.id,
    fileName: row.fileName,
    bytes: row.bytes,
    digest: row.digest,
    state: row.state,
    failure: failureOf(row.failure),
    encoding: stored?.encoding ?? null,
    columns: stored?.columns ?? {},
    ignored: stored?.ignored ?? [],
    rows,
    added,
    merged,
    errors,
    warnings: stored?.warnings ?? 0,
    mended: stored?.mended ?? 0,
    fetched: fetchedOf(row.fetch),
    uploadedBy: personOf(names, row.uploadedBy),
    uploadedAt: iso(row.uploadedAt),
  }
}

function fetchedOf(state: BatchRow['fetch']): BatchView['fetched'] {
  if (!state) return null
  const { pages, people, tries, trouble, nextAt } = state
  return { pages, people, tries, trouble, nextAt: nextAt ? iso(nextAt) : null }
}

export const noAudience: AudienceView = {
  people: 0,
  byGroup: {},
  byLanguage: {},
  byRegion: {},
  minors: { under14: 0, under18: 0, withoutGuardian: 0 },
  withEmail: 0,
  withPhone: 0,
  withNothing: 0,
}

export const audienceView = ({ batches: _, ...counts }: AudienceCounts): AudienceView => counts
