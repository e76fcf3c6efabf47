import { z } from 'zod'
import { takenFor } from '../rules/columns.ts'
import { endpoint } from './endpoint.ts'
import { id, instant, person, typed } from './values.ts'

/**
 * Where the company's user centre answers. `{incident}`, `{cursor}` and `{filter}` in the query are filled in; those that do not
 * stand in it are added at its end.
 */
export const centreForm = z.object({
  url: z.string().trim().min(1).max(500),
  /** ISO 3166-1: where the centre handles people's details. */
  country: z.string().regex(/^[A-Z]{2}$/, 'not_a_country'),
  /** How long one page may take. */
  seconds: z.number().int().min(1).max(300),
})
export type CentreForm = z.infer<typeof centreForm>

const centre = z.object({
  /** Set by the environment and read-only here, set on this page, or absent. */
  source: z.enum(['environment', 'page', 'none']),
  host: z.string().nullable(),
  country: z.string().nullable(),
  /** As set on the page, for whoever may change it. */
  setting: centreForm.nullable(),
  /** Who set the token and when; the token itself is never given out. */
  token: z.object({ setBy: person, setAt: instant }).nullable(),
  version: z.number().int().min(0),
  can: z.array(z.string()),
})
export type CentreView = z.infer<typeof centre>

/** What the centre gave as its first page; nobody is imported, no value is shown. */
const tried = z.object({
  /** Why there is no page: `centre_refused`, `centre_silent`, ... */
  fault: z.string().nullable(),
  people: z.number(),
  more: z.boolean(),
  bytes: z.number(),
  tookMs: z.number(),
  columns: z.array(z.object({ name: z.string(), takenFor: z.enum(takenFor), filled: z.number() })),
})
export type CentreTried = z.infer<typeof tried>

const filter = z.object({ filter: typed(200).default('') })
const one = '/api/user-centre' as const

export const userCentreApi = {
  readCentre: endpoint('get', one, {
    summary: "Where people are fetched from: the company's user centre",
    answer: centre,
  }),
  saveCentre: endpoint('put', one, {
    summary: 'Set up the user centre; a token that is left out stays as it is',
    body: z.object({
      version: z.number().int().min(0),
      setting: centreForm,
      token: z
        .string()
        .max(4_000)
        .regex(/^[\x21-\x7e]*$/, 'not_a_token')
        .optional(),
    }),
  }),
  dropCentre: endpoint('delete', one, {
    summary: 'Take the user centre out of use; its token is forgotten',
    query: z.object({ version: z.coerce.number().int() }),
  }),
  tryCentreSetting: endpoint('post', `${one}/test`, {
    summary: 'Ask the user centre for one page, under the name of no incident',
    body: filter,
    answer: tried,
  }),
  tryCentre: endpoint('post', '/api/incidents/:incidentId/user-centre/test', {
    summary: 'Ask the user centre for one page; nobody is imported',
    body: filter,
    answer: tried,
  }),
  fetchPeople: endpoint('post', '/api/incidents/:incidentId/user-centre/fetch', {
    summary: 'Fetch people from the user centre, page by page, as a file like any other',
    body: filter,
    answer: z.object({ batchId: id }),
    status: 201,
  }),
  stopFetch: endpoint('post', '/api/incidents/:incidentId/batches/:batchId/stop-fetch', {
    summary: 'Stop fetching; nobody is imported',
  }),
}
