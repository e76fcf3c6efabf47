import { z } from 'zod'
import { delivery } from './delivery.ts'
import { endpoint } from './endpoint.ts'
import { affected } from './people.ts'
import { id, instant } from './values.ts'

/** One attempt over one channel. `by`: who called. */
const attempt = z.object({
  begunAt: instant.nullable(),
  endedAt: instant.nullable(),
  code: z.string().nullable(),
  by: z.string().nullable(),
})
export type AttemptView = z.infer<typeof attempt>

export const journey = z.object({
  person: affected,
  /** Every order that took this person up, in the order they were given. */
  orders: z.array(
    z.object({
      orderId: id,
      no: z.number(),
      sandbox: z.boolean(),
      /** Channel after channel, each with all its attempts. */
      deliveries: z.array(delivery.extend({ madeAt: instant, attempts: z.array(attempt) })),
    }),
  ),
})
export type JourneyView = z.infer<typeof journey>

export const journeyApi = {
  getJourney: endpoint('get', '/api/incidents/:incidentId/people/:personId/journey', {
    summary: 'Everything that was tried to tell one person: channel, time, result, reference',
    answer: journey,
  }),
}
