import { z } from 'zod'
import { worldKinds } from '../rules/world.ts'
import { endpoint } from './endpoint.ts'
import { id, instant, person } from './values.ts'

/** Somebody named to the call desk of an incident, beside the seats that call. */
export const caller = z.object({
  id,
  person,
  namedBy: person,
  namedAt: instant,
  /** Until then they get no number. */
  undertakingAt: instant.nullable(),
})
export type CallerView = z.infer<typeof caller>

/** A desk the reader is named to: its number and its queue, and nothing else of the incident. */
export const myCallDesk = z.object({
  incidentId: id,
  number: z.string(),
  worldKind: z.enum(worldKinds),
  worldNow: instant,
  namedAt: instant,
  undertakingAt: instant.nullable(),
  orders: z.array(z.object({ id, startedAt: instant, pending: z.number() })),
})
export type MyCallDesk = z.infer<typeof myCallDesk>

const of = '/api/incidents/:incidentId/callers' as const

export const callerApi = {
  listCallers: endpoint('get', of, {
    summary: 'Who is named to the call desk, beside the seats that call',
    answer: z.object({ callers: z.array(caller), can: z.array(z.string()) }),
  }),
  nameCaller: endpoint('post', of, {
    summary: 'Name somebody to the call desk: a right to call in this incident, and to nothing else',
    body: z.object({ userId: id }),
  }),
  undertakeCalls: endpoint('post', `${of}/undertaking`, {
    summary: 'A named caller undertakes to use numbers for these calls alone and to note them nowhere else',
  }),
  removeCaller: endpoint('delete', `${of}/:callerId`, {
    summary: 'Remove a caller: the right ends, and the number in their hand goes back',
  }),
  myCallDesks: endpoint('get', '/api/call-desks', {
    summary: 'The call desks that I am named to, with their queues',
    answer: z.array(myCallDesk),
  }),
}
