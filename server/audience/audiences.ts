import type { KeyKind } from '../../db/store/keys.ts'
import type { Language } from '../rules/facts.ts'

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
}

/** Values for rows that name none. */
export interface ImportDefaults {
  group?: string
  language?: Language
  region?: string
}

/** The people's stores as the console sees them: one per incident, imports in worker threads. */
export interface Audiences {
  /** Makes the incident's store, with keys of its own, unless it exists. */
  open(incidentId: string): Promise<void>
  /** Imports a file already on disk. Calling again with the same batch id continues and never doubles. */
  import(
    incidentId: string,
    batch: { id: string; name: string; path: string; defaults?: ImportDefaults },
  ): Promise<BatchView>
  counts(incidentId: string): Promise<AudienceCounts>
  errors(
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
  people(incidentId: string, page?: { after?: number; limit?: number }): Promise<PersonView[]>
  /** Destroys the contact key (names, numbers, addresses) or the proof key; pages are overwritten. */
  destroyKey(incidentId: string, kind: KeyKind): Promise<void>
  on(event: 'progress', listener: (incidentId: string, batch: BatchView) => void): void
  stop(): Promise<void>
}
