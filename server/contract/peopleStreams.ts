import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instant, person, words } from './values.ts'

/** Lets a program stream people into one incident. Its secret is in the answer that made it, and nowhere after. */
export const peopleToken = z.object({
  id,
  name: z.string(),
  madeBy: person,
  madeAt: instant,
  usedAt: instant.nullable(),
  revokedAt: instant.nullable(),
})
export type PeopleTokenView = z.infer<typeof peopleToken>

/** How far one stream has come. `bytes` is where the next piece begins. */
export const peopleStream = z.object({
  key: z.string(),
  batchId: id,
  state: z.enum(['receiving', 'asking', 'reading', 'done', 'failed']),
  failure: z.object({ code: z.string(), row: z.number().nullable() }).nullable(),
  bytes: z.number(),
  rows: z.number(),
  added: z.number(),
  merged: z.number(),
  errors: z.number(),
})
export type PeopleStreamView = z.infer<typeof peopleStream>

const of = '/api/incidents/:incidentId/people-tokens' as const

export const peopleStreamApi = {
  listPeopleTokens: endpoint('get', of, {
    summary: 'Tokens that let programs stream people into this incident',
    answer: z.object({ tokens: z.array(peopleToken), can: z.array(z.string()) }),
  }),
  makePeopleToken: endpoint('post', of, {
    summary: 'Make such a token; its secret is shown in this answer only',
    body: z.object({ name: words(100) }),
    answer: z.object({ id, secret: z.string() }),
    status: 201,
  }),
  revokePeopleToken: endpoint('post', `${of}/:tokenId/revoke`, { summary: 'End a token at once' }),
  /**
   * Lines of JSON objects (application/x-ndjson), in as many pieces as one likes, under a key of the sender's own. A piece begins where
   * the last one ended (`offset`); `more=true` says that another follows. The same key again answers how far it is and doubles nobody.
   */
  streamPeople: endpoint('post', '/api/people-streams/:key', {
    summary: 'Stream affected people in, one JSON object a line (Authorization: Bearer <token>)',
    query: z.object({
      offset: z.coerce.number().int().min(0).default(0),
      more: z.enum(['true', 'false']).default('false'),
    }),
    answer: peopleStream,
    open: true,
  }),
  readPeopleStream: endpoint('get', '/api/people-streams/:key', {
    summary: 'How far a stream has come (Authorization: Bearer <token>)',
    answer: peopleStream,
    open: true,
  }),
}
