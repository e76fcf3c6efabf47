import { z } from 'zod'
import { takenFor } from '../rules/columns.ts'
import { endpoint } from './endpoint.ts'
import { id, instant, language, person, typed, words } from './values.ts'

/** One uploaded file of affected people. The people themselves lie in the incident's own store, sealed. */
export const batch = z.object({
  id,
  fileName: z.string(),
  bytes: z.number(),
  /** SHA-256 of the file as it was received; '' while it is being received. */
  digest: z.string(),
  /** `asking` = waits for a person to say what its columns hold. */
  state: z.enum(['receiving', 'asking', 'reading', 'done', 'failed']),
  /** Why the whole file was refused: `columns`, `empty`, `quote_open`, ... with the row where there is one. */
  failure: z.object({ code: z.string(), row: z.number().nullable() }).nullable(),
  encoding: z.string().nullable(),
  /** Header cells that were understood, and as what; the others are ignored. */
  columns: z.record(z.string(), z.string()),
  ignored: z.array(z.string()),
  /** Rows read = added + merged into somebody already here + refused. */
  rows: z.number(),
  added: z.number(),
  merged: z.number(),
  errors: z.number(),
  /** Rows that went in and should be looked at: an office's mailbox, an age that differs between files, ... */
  warnings: z.number(),
  /** Rows refused here that a later file brought in order. */
  mended: z.number(),
  /** Fetched from the user centre: how far it came, and what it waits for. */
  fetched: z
    .object({
      pages: z.number(),
      people: z.number(),
      /** Failures in a row; 0 = none now. */
      tries: z.number(),
      trouble: z.string(),
      nextAt: instant.nullable(),
    })
    .nullable(),
  uploadedBy: person,
  uploadedAt: instant,
})
export type BatchView = z.infer<typeof batch>

/** A row that did not go in; `row` is the spreadsheet's own number, the header being 1. */
export const rowError = z.object({ row: z.number(), field: z.string(), code: z.string() })
export type RowErrorView = z.infer<typeof rowError>

export const duplicate = z.object({
  row: z.number(),
  of: z.object({ fileName: z.string(), row: z.number() }),
  by: z.enum(['ref', 'phone', 'email']),
  /** Fields in which the two rows differ; the first row's values were kept. */
  differs: z.array(z.string()),
})
export type DuplicateView = z.infer<typeof duplicate>

/** How many people there are, and how they can be reached. */
export const audience = z.object({
  people: z.number(),
  byGroup: z.record(z.string(), z.number()),
  byLanguage: z.record(z.string(), z.number()),
  byRegion: z.record(z.string(), z.number()),
  minors: z.object({ under14: z.number(), under18: z.number(), withoutGuardian: z.number() }),
  withEmail: z.number(),
  withPhone: z.number(),
  withNothing: z.number(),
})
export type AudienceView = z.infer<typeof audience>

/** A field that a notice may ask for as `{{person.fields.NAME}}`. */
export const personField = z.object({
  name: z.string(),
  /** People without a value in it. */
  lack: z.number(),
  /** Its name can stand in a placeholder. */
  usable: z.boolean(),
})
export type PersonField = z.infer<typeof personField>

/** One column of a file that waits, by its place. */
export const columnAsked = z.object({
  name: z.string(),
  takenFor: z.enum(takenFor),
  /** Its first cells, masked. */
  examples: z.array(z.string()),
})
export type ColumnAsked = z.infer<typeof columnAsked>

const of = '/api/incidents/:incidentId/batches' as const
/** The next page begins after this row. */
export const pageQuery = z.object({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})

export const batchApi = {
  listBatches: endpoint('get', of, {
    summary: 'Uploaded files of affected people, and how many people they made',
    answer: z.object({ batches: z.array(batch), audience, can: z.array(z.string()) }),
  }),
  listPersonFields: endpoint('get', '/api/incidents/:incidentId/person-fields', {
    summary: 'Personal fields that came with the people, for the texts of a notice, and how many lack each',
    answer: z.array(personField),
  }),
  /** The body is the file itself, as it is: CSV in UTF-8, UTF-16 or GB18030, an .xlsx workbook or lines of JSON. */
  uploadBatch: endpoint('post', of, {
    summary: 'Upload a file of affected people (the body is the file); it is read in the background',
    query: z.object({
      fileName: words(200),
      /** For rows that name none. */
      group: typed(100).default(''),
      language: language.optional(),
      region: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      /** Whether a person is asked what the columns hold before the file is read: never, where one is not understood, or always. */
      look: z.enum(['never', 'unclear', 'always']).default('never'),
    }),
    answer: batch,
    status: 201,
  }),
  listRowErrors: endpoint('get', `${of}/:batchId/errors`, {
    summary: 'Rows that did not go in, each with its field and why',
    query: pageQuery,
    answer: z.array(rowError),
  }),
  listRowWarnings: endpoint('get', `${of}/:batchId/warnings`, {
    summary: 'Rows that went in and should be looked at',
    query: pageQuery,
    answer: z.array(rowError),
  }),
  listColumns: endpoint('get', `${of}/:batchId/columns`, {
    summary: 'The columns of a file that waits, each with what it is taken for',
    answer: z.object({ encoding: z.string(), columns: z.array(columnAsked) }),
  }),
  /** By place. Remembered for every later file with the same set of names. */
  mapColumns: endpoint('post', `${of}/:batchId/columns`, {
    summary: 'Say what the columns of a waiting file hold; it is read then',
    body: z.object({ columns: z.array(z.enum(takenFor)).min(1).max(1000) }),
    answer: batch,
  }),
  putBatchAway: endpoint('post', `${of}/:batchId/put-away`, {
    summary: 'Do not import a waiting file; it is deleted',
    answer: batch,
  }),
  listDuplicates: endpoint('get', `${of}/:batchId/duplicates`, {
    summary: 'Rows that name somebody already here',
    query: pageQuery,
    answer: z.array(duplicate),
  }),
  /** A CSV to mend and upload again; cells that a spreadsheet would run as formulas are neutralised. */
  downloadRowErrors: endpoint('get', `${of}/:batchId/errors.csv`, {
    summary: 'The rows that did not go in, as a CSV',
  }),
}
