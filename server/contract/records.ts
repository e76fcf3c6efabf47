import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { instant, person, words } from './values.ts'

export const recordLine = z.object({
  seq: z.number(),
  at: instant,
  actor: person,
  name: z.string(),
  /** Null once erased. */
  payload: z.record(z.string(), z.unknown()).nullable(),
  digest: z.string(),
})
export type RecordLine = z.infer<typeof recordLine>

/** What stands between now and the end or the close, each with how many. */

const of = '/api/incidents/:incidentId' as const

export const recordApi = {
  addNote: endpoint('post', `${of}/notes`, {
    summary: 'Put a note on the record; a correction names the entry it corrects',
    body: z.object({ text: words(4_000), corrects: z.number().int().positive().optional() }),
    answer: z.object({ seq: z.number() }),
    status: 201,
  }),
  listRecords: endpoint('get', `${of}/records`, {
    summary: 'The record of the incident, newest first',
    query: z.object({
      before: z.coerce.number().int().optional(),
      after: z.coerce.number().int().optional(),
    }),
    answer: z.array(recordLine),
  }),
  glance: endpoint('post', `${of}/glance`, {
    summary: 'The reader has seen the record up to here',
    body: z.object({ seq: z.number().int().min(0) }),
  }),
}
