import type { BatchRow, Person } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import { maskAddress, maskName } from '../rules/address.ts'
import type { AudienceCounts, BatchView, DuplicateView, PersonView, RowErrorView } from './audiences.ts'
import { errorFile } from './errorFile.ts'

interface Page {
  after?: number
  limit?: number
}

export const batchView = (row: BatchRow): BatchView => ({
  id: row.id,
  name: row.name,
  state: row.state,
  problem: row.problem,
  encoding: row.encoding,
  columns: JSON.parse(row.columns),
  ignored: JSON.parse(row.ignored),
  rows: row.rows,
  added: row.added,
  merged: row.merged,
  errors: row.errors,
  warnings: row.warnings,
  mended: row.mended,
})

/** From the tally alone, whatever the number of people. */
export async function countsOf(store: PeopleStore): Promise<AudienceCounts> {
  const tallies = await store.tallies()
  const by = (kind: string) =>
    Object.fromEntries(tallies.filter((t) => t.kind === kind).map(({ key, n }) => [key, n]))
  const n = (kind: string, key: string) => tallies.find((t) => t.kind === kind && t.key === key)?.n ?? 0
  const byGroup = by('group')
  return {
    people: Object.values(byGroup).reduce((sum, each) => sum + each, 0),
    byGroup,
    byLanguage: by('language'),
    byRegion: by('region'),
    minors: {
      under14: n('minor', 'under14'),
      under18: n('minor', 'under18'),
      withoutGuardian: n('without', 'guardian'),
    },
    withEmail: n('with', 'email'),
    withPhone: n('with', 'phone'),
    withNothing: n('with', 'nothing'),
    batches: (await store.listBatches()).map(batchView),
  }
}

export async function listErrors(
  store: PeopleStore,
  batchId: string,
  page: Page = {},
): Promise<RowErrorView[]> {
  const batch = await store.findBatch(batchId)
  return batch ? store.listErrors(batch.no, page.after ?? 0, Math.min(page.limit ?? 100, 1_000)) : []
}

export async function listWarnings(
  store: PeopleStore,
  batchId: string,
  page: Page = {},
): Promise<RowErrorView[]> {
  const batch = await store.findBatch(batchId)
  return batch ? store.listWarnings(batch.no, page.after ?? 0, Math.min(page.limit ?? 100, 1_000)) : []
}

export async function listDuplicates(
  store: PeopleStore,
  batchId: string,
  page: Page = {},
): Promise<DuplicateView[]> {
  const batch = await store.findBatch(batchId)
  if (!batch) return []
  const rows = await store.listDuplicates(batch.no, page.after ?? 0, Math.min(page.limit ?? 100, 1_000))
  return rows.map((row) => ({
    row: row.row,
    of: { batchId: row.of_batch, row: row.of_row },
    by: row.found_by,
    differs: JSON.parse(row.differs),
  }))
}

export async function errorFileOf(store: PeopleStore, batchId: string): Promise<string> {
  const batch = await store.findBatch(batchId)
  if (!batch) return errorFile({ id: batchId, header: [] }, (async function* () {})())
  return errorFile({ id: batchId, header: JSON.parse(batch.header) }, store.badRows(batch.no))
}

export function personView(person: Person, unmask: boolean): PersonView {
  const address = (value: string | null) => (value === null || unmask ? value : maskAddress(value))
  return {
    id: person.id,
    code: person.code,
    group: person.group,
    language: person.language,
    region: person.region,
    minor: person.minor,
    name: unmask ? person.name : maskName(person.name),
    phone: address(person.phone),
    email: address(person.email),
    guardianPhone: address(person.guardianPhone),
    guardianEmail: address(person.guardianEmail),
    fields: Object.fromEntries(
      Object.entries(person.fields ?? {}).map(([name, value]) => [name, unmask ? value : maskName(value)]),
    ),
  }
}
