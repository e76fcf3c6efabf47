import type { FieldLack } from '../../db/store/fields.ts'
import type { KeyKind } from '../../db/store/keys.ts'
import type { OwnStory } from '../../db/store/own.ts'
import type { PersonProof } from '../../db/store/proof.ts'
import type { BatchRow, OrderRow } from '../../db/store/rows.ts'
import type { PeopleStore } from '../../db/store/store.ts'
import { type Beside, startBeside } from '../beside.ts'
import type { Language } from '../rules/facts.ts'
import type { PlaceCount } from '../rules/recipient.ts'
import { destroyIn, proofIn } from './destroy.ts'
import type { ImportBatch } from './import.ts'
import type { ImportWorkerData } from './import-worker.ts'
import { openIncidentStore, type StoreSetting } from './incidentStore.ts'
import {
  batchView,
  countsOf,
  errorFileOf,
  listDuplicates,
  listErrors,
  listWarnings,
  personView,
} from './views.ts'

/** One uploaded file. */
export interface BatchView {
  id: string
  name: string
  state: 'importing' | 'done' | 'failed'
  /** Why the whole file was refused: `columns`, `empty`, `unreadable`, `quote_open`, ... */
  problem: string | null
  encoding: string | null
  /** Header cells that were understood, and as what; the others are ignored. */
  columns: Record<string, string>
  ignored: string[]
  rows: number
  added: number
  merged: number
  errors: number
  /** Rows that went in and should be looked at. */
  warnings: number
  /** Rows refused here that a later file brought in order. */
  mended: number
}

/** A row that did not go in, or a duplicate. `row` is the spreadsheet's row number (the header is row 1). */
export interface RowErrorView {
  row: number
  field: string
  code: string
}
export interface DuplicateView {
  row: number
  of: { batchId: string; row: number }
  by: 'ref' | 'phone' | 'email'
  /** Fields in which the two rows differ; the first row's values were kept. */
  differs: string[]
}

export interface AudienceCounts {
  people: number
  byGroup: Record<string, number>
  byLanguage: Record<string, number>
  byRegion: Record<string, number>
  minors: { under14: number; under18: number; withoutGuardian: number }
  withEmail: number
  withPhone: number
  withNothing: number
  batches: BatchView[]
}

/** A person with masked contact values; `values` only when unmasking was asked for (and logged by the caller). */
export interface PersonView {
  id: number
  code: string
  group: string
  language: string
  region: string
  minor: 'no' | 'under14' | 'under18'
  name: string
  phone: string | null
  email: string | null
  guardianPhone: string | null
  guardianEmail: string | null
  /** Personal fields by the column's name; masked like the rest. */
  fields: Record<string, string>
}

/** Values for rows that name none. */
export interface ImportDefaults {
  group?: string
  language?: Language
  region?: string
}

/** The people's stores as the console sees them: one per incident, imports in processes beside the console. */
export interface Audiences {
  /** Makes the incident's store, with keys of its own, unless it exists. */
  open(incidentId: string): Promise<void>
  /** Imports a file already on disk. Calling again with the same batch id continues and never doubles. */
  import(incidentId: string, batch: ImportBatch): Promise<BatchView>
  counts(incidentId: string): Promise<AudienceCounts>
  /** Personal fields that came with the people, and how many lack each. */
  fields(incidentId: string): Promise<FieldLack[]>
  /** Everybody, counted by group, region and age: what a rule of recipients asks. */
  places(incidentId: string): Promise<PlaceCount[]>
  errors(
    incidentId: string,
    batchId: string,
    page?: { after?: number; limit?: number },
  ): Promise<RowErrorView[]>
  warnings(
    incidentId: string,
    batchId: string,
    page?: { after?: number; limit?: number },
  ): Promise<RowErrorView[]>
  duplicates(
    incidentId: string,
    batchId: string,
    page?: { after?: number; limit?: number },
  ): Promise<DuplicateView[]>
  /** The bad rows as CSV, original cells first, then field and code; formula cells neutralised. */
  errorFile(incidentId: string, batchId: string): Promise<string>
  person(
    incidentId: string,
    of: { id: number } | { code: string },
    unmask?: boolean,
  ): Promise<PersonView | null>
  /** What went to the reader whom a personal code was given to; `null` for any other code. */
  own(incidentId: string, code: string): Promise<OwnStory | null>
  people(incidentId: string, page?: { after?: number; limit?: number }): Promise<PersonView[]>
  /**
   * Destroys what lies under the contact key (names, numbers, addresses) or the proof key, then the key itself; pages are
   * overwritten. What proves the telling is frozen first. Done again after a crash, it ends what was begun. False = the log could not
   * be emptied yet, because somebody was reading.
   */
  destroy(incidentId: string, kind: KeyKind): Promise<boolean>
  /** Which of the incident's keys there still are. */
  alive(incidentId: string): Promise<Record<KeyKind, boolean>>
  /** Check codes, keyed digests and deliveries, a page at a time; ends at once where the proof key is gone. */
  proof(incidentId: string): AsyncIterable<PersonProof>
  proofOf(incidentId: string, code: string): Promise<PersonProof | null>
  /** Orders as the sender was handed them. */
  orders(incidentId: string): Promise<OrderRow[]>
  on(event: 'progress', listener: (incidentId: string, batch: BatchView) => void): void
  stop(): Promise<void>
}

export interface AudiencesSetting extends StoreSetting {
  progressMs?: number
}

/** Opens nothing until an incident is named. */
export function createAudiences(setting: AudiencesSetting): Audiences {
  const stores = new Map<string, PeopleStore>()
  const listeners = new Set<Parameters<Audiences['on']>[1]>()
  const imports = new Set<Beside<never>>()
  const storeOf = (incidentId: string): PeopleStore => {
    let store = stores.get(incidentId)
    if (!store) stores.set(incidentId, (store = openIncidentStore(setting, incidentId)))
    return store
  }
  const tell = (incidentId: string, row: BatchRow) => {
    for (const listener of listeners) listener(incidentId, batchView(row))
  }
  return {
    open: async (incidentId) => void storeOf(incidentId),
    import: async (incidentId, batch) => {
      const store = storeOf(incidentId)
      await runImport(setting, incidentId, batch, imports, (row) => tell(incidentId, row))
      const row = await store.findBatch(batch.id)
      if (!row) throw new Error(`The import of ${batch.name} did not begin.`)
      tell(incidentId, row)
      return batchView(row)
    },
    counts: async (incidentId) => countsOf(storeOf(incidentId)),
    fields: async (incidentId) => storeOf(incidentId).lackingFields({ groups: [] }),
    places: async (incidentId) => storeOf(incidentId).places(),
    errors: async (incidentId, batchId, page) => listErrors(storeOf(incidentId), batchId, page),
    warnings: async (incidentId, batchId, page) => listWarnings(storeOf(incidentId), batchId, page),
    duplicates: async (incidentId, batchId, page) => listDuplicates(storeOf(incidentId), batchId, page),
    errorFile: async (incidentId, batchId) => errorFileOf(storeOf(incidentId), batchId),
    person: async (incidentId, of, unmask = false) => {
      const store = storeOf(incidentId)
      const person = 'id' in of ? await store.findPerson(of.id) : await store.findByCode(of.code)
      return person && personView(person, unmask)
    },
    own: async (incidentId, code) => storeOf(incidentId).findOwn(code),
    people: async (incidentId, { after = 0, limit = 100 } = {}) => {
      const people = await storeOf(incidentId).listPeople(after, Math.min(limit, 1_000))
      return people.map((person) => personView(person, false))
    },
    destroy: (incidentId, kind) => destroyIn(storeOf(incidentId), kind),
    alive: async (incidentId) => storeOf(incidentId).alive(),
    proof: (incidentId) => proofIn(storeOf(incidentId)),
    proofOf: async (incidentId, code) => storeOf(incidentId).findProof(code),
    orders: async (incidentId) => storeOf(incidentId).listOrders(),
    on: (_event, listener) => void listeners.add(listener),
    stop: async () => {
      for (const each of imports) each.kill()
      await Promise.all([...imports].map(({ ended }) => ended))
      for (const store of stores.values()) store.close()
      stores.clear()
    },
  }
}

function runImport(
  setting: AudiencesSetting,
  incidentId: string,
  batch: ImportWorkerData['batch'],
  imports: Set<Beside<never>>,
  onProgress: (row: BatchRow) => void,
): Promise<void> {
  const { folder, installationKey, progressMs = 300 } = setting
  const data: ImportWorkerData = { folder, installationKey, incidentId, batch, progressMs }
  const program = new URL('./import-worker.ts', import.meta.url)
  return new Promise((resolve, reject) => {
    const work = startBeside<ImportWorkerData, never, BatchRow>(program, data, {
      message: onProgress,
      error: reject,
    })
    imports.add(work)
    void work.ended.then(() => {
      imports.delete(work)
      resolve()
    })
  })
}
