import type Sqlite from 'better-sqlite3'
import type { DeliveryChannel } from '../../server/rules/delivery.ts'
import type { PlaceCount, Recipients } from '../../server/rules/recipient.ts'
import * as arrivals from './arrivals.ts'
import * as batches from './batches.ts'
import type { Chunk, Packer } from './chunk.ts'
import { type FieldLack, lackingFields } from './fields.ts'
import type { Keys } from './keys.ts'
import * as own from './own.ts'
import * as people from './people.ts'
import * as plan from './plan.ts'
import * as proof from './proof.ts'
import * as queries from './queries.ts'
import type * as rows from './rows.ts'
import { placesOf } from './tally.ts'
import { ruleBefore } from './told.ts'

/** Files in, people out: who is to be told, and what proves of each of them that they were. */
export interface AudienceStore {
  beginBatch(id: string, name: string, at: number): Promise<rows.BatchRow>
  describeBatch(
    no: number,
    header: {
      encoding: string
      cells: readonly string[]
      columns: Record<string, string>
      ignored: string[]
    },
  ): Promise<void>
  /** Makes rows ready for this store: digests, seals, and who is surely new. One file at a time. */
  packer(fileBytes: number): Promise<Packer>
  /** Only to a batch that this connection was the last to begin; throws `Fenced` otherwise. */
  addChunk(no: number, chunk: Chunk): Promise<rows.BatchRow>
  /** One short step of what is left once a file was read; null = nothing more. */
  foldNext(no: number): Promise<'more' | null>
  endBatch(no: number, problem: string | null): Promise<rows.BatchRow>
  findBatch(id: string): Promise<rows.BatchRow | undefined>
  listBatches(): Promise<rows.BatchRow[]>
  listErrors(
    no: number,
    after: number,
    limit: number,
  ): Promise<{ row: number; field: string; code: string }[]>
  listWarnings(no: number, after: number, limit: number): Promise<rows.RowNote[]>
  badRows(no: number): AsyncIterable<rows.BadRow>
  listDuplicates(no: number, after: number, limit: number): Promise<batches.DuplicateRow[]>
  /** Personal fields of the people this rule names, and how many of them lack each; from the tally alone. */
  lackingFields(rule: Recipients, asked?: readonly string[]): Promise<FieldLack[]>
  tallies(): Promise<{ kind: string; key: string; n: number }[]>
  findPerson(id: number): Promise<rows.Person | null>
  findByCode(code: string): Promise<rows.Person | null>
  /** What went to the reader whom this personal code was given to. */
  findOwn(code: string): Promise<own.OwnStory | null>
  listPeople(after: number, limit: number): Promise<rows.Person[]>
  firstPeople(rule: Recipients, limit: number): Promise<rows.Person[]>
  /** Everybody, counted by group, region and age. */
  places(): Promise<PlaceCount[]>
  /** People by first channel of this rule, from the tally alone; `none` = nothing reaches them. */
  firstChannels(rule: rows.OrderRule, notice?: string): Promise<Record<DeliveryChannel, number>>

  /** What proves to whom something went, by number of the person; `null` once the proof key is destroyed. */
  listProof(after: number, limit: number): Promise<proof.PersonProof[] | null>
  findProof(code: string): Promise<proof.PersonProof | null>
}

export function audienceOf(db: Sqlite.Database, keys: () => Keys): AudienceStore {
  const begun = new Map<number, number>()
  const held = (no: number) => ({ no, epoch: begun.get(no) ?? 0 })
  return {
    beginBatch: async (id, name, at) => {
      const batch = batches.beginBatch(db, id, name, at)
      begun.set(batch.no, batch.epoch)
      return batch
    },
    describeBatch: async (no, header) => batches.describeBatch(db, no, header),
    packer: async (fileBytes) => arrivals.packerFor(db, keys(), fileBytes),
    addChunk: async (no, chunk) => arrivals.addChunk(db, keys(), held(no), chunk),
    foldNext: async (no) => arrivals.foldNext(db, keys(), held(no)),
    listWarnings: async (no, after, limit) => batches.listWarnings(db, no, after, limit),
    endBatch: async (no, problem) => batches.endBatch(db, no, problem),
    findBatch: async (id) => batches.findBatch(db, id),
    listBatches: async () => batches.listBatches(db),
    listErrors: async (no, after, limit) => batches.listErrors(db, no, after, limit),
    async *badRows(no) {
      yield* batches.badRows(db, keys(), no)
    },
    listDuplicates: async (no, after, limit) => batches.listDuplicates(db, no, after, limit),
    lackingFields: async (rule, asked) => lackingFields(db, rule, asked),
    tallies: async () => queries.tallies(db),
    findPerson: async (id) => people.findPerson(db, keys(), id),
    findByCode: async (code) => {
      const id = keys().alive.proof ? keys().proof.idOf(code) : null
      return id === null ? null : people.findPerson(db, keys(), id)
    },
    findOwn: async (code) => own.findOwn(db, keys(), code),
    listPeople: async (after, limit) => people.listPeople(db, keys(), after, limit),
    firstPeople: async (rule, limit) => people.firstPeople(db, keys(), rule, limit),
    places: async () => placesOf(db),
    firstChannels: async (rule, notice = '') => plan.firstChannels(db, ruleBefore(db, rule, notice)),
    listProof: async (after, limit) => proof.listProof(db, keys(), after, limit),
    findProof: async (code) => proof.findProof(db, keys(), code),
  }
}
