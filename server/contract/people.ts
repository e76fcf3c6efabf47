import { z } from 'zod'
import { pageQuery } from './batches.ts'
import { endpoint } from './endpoint.ts'
import { words } from './values.ts'

/** One affected person, by number in the incident's store and by check code. Contact values are masked. */
export const affected = z.object({
  id: z.number(),
  /** Stands in the message; whoever calls can read it out. */
  code: z.string(),
  group: z.string(),
  language: z.string(),
  region: z.string(),
  minor: z.enum(['no', 'under14', 'under18']),
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  guardianPhone: z.string().nullable(),
  guardianEmail: z.string().nullable(),
})
export type AffectedView = z.infer<typeof affected>

const of = '/api/incidents/:incidentId/people' as const

export const peopleApi = {
  listPeople: endpoint('get', of, {
    summary: 'Affected people, masked; one by check code',
    query: pageQuery.extend({ code: z.string().max(40).optional() }),
    answer: z.object({ people: z.array(affected), can: z.array(z.string()) }),
  }),
  unmaskPerson: endpoint('post', `${of}/:personId/unmask`, {
    summary: "One person's contact details in the clear; who asked and why goes on record",
    body: z.object({ reason: words(500) }),
    answer: affected,
  }),
}
