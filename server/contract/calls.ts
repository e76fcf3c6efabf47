import { z } from 'zod'
import { callOutcomes } from '../rules/callDesk.ts'
import { endpoint } from './endpoint.ts'
import { instant, language, person } from './values.ts'

/** An earlier call of the same number, or one this caller made. */
const pastCall = z.object({ at: instant, outcome: z.enum([...callOutcomes, 'lost']), by: person })

/** The number in this caller's hand. Name and number are masked until they are asked for, and always in a drill. */
export const heldCall = z.object({
  deliveryId: z.number(),
  orderId: z.string(),
  personId: z.number(),
  code: z.string(),
  name: z.string(),
  number: z.string(),
  /** The number was shown: it may have been rung. */
  begun: z.boolean(),
  /** The person said who they are; only then the rest of the script is given out. */
  confirmed: z.boolean(),
  reader: z.enum(['person', 'guardian']),
  language,
  /** Asks who is there and says nothing of what happened. */
  opening: z.string(),
  told: z.string().nullable(),
  /** What time it is where they live: an IANA zone. */
  zone: z.string(),
  since: instant,
  /** Goes back to the queue then, unless the page says that its caller is there. */
  until: instant,
  before: z.array(pastCall),
  outcomes: z.array(z.enum(callOutcomes)),
})
export type HeldCall = z.infer<typeof heldCall>

export const callDesk = z.object({
  /** Of the notice that was approved: the script is part of it. */
  digest: z.string(),
  /** Why nobody is called now: the order rests, is cancelled, or its drill is over. */
  closed: z.enum(['order_rests', 'order_cancelled', 'world_ended', 'incident_closed']).nullable(),
  /** A drill: no number is shown, nobody is rung. */
  sealed: z.boolean(),
  /** Numbers still to be told, those in hand included. */
  pending: z.number(),
  /** Of these, where it is not daytime now. */
  asleep: z.number(),
  backsDue: z.number(),
  backsLater: z.number(),
  nextBackAt: instant.nullable(),
  /** When the next number is due, while none is. */
  nextAt: instant.nullable(),
  /** Languages with an approved script. */
  languages: z.array(language),
  /** Who else is on the line; empty for a named caller, who sees nobody but whom they call. */
  holds: z.array(z.object({ caller: person, since: instant, personId: z.number() })),
  mine: heldCall.nullable(),
  /** This caller's last calls, the newest first. */
  recent: z.array(pastCall.extend({ personId: z.number(), code: z.string(), name: z.string() })),
  /** All calls of this order by how they ended. */
  ends: z.array(z.object({ outcome: z.enum([...callOutcomes, 'lost']), n: z.number() })),
  can: z.array(z.string()),
})
export type CallDeskView = z.infer<typeof callDesk>

const of = '/api/incidents/:incidentId/orders/:orderId/calls' as const
const one = `${of}/:deliveryId` as const
const held = { answer: heldCall }

export const callApi = {
  getCallDesk: endpoint('get', of, {
    summary: 'The call desk of an order: the queue, who holds a number, and the one in my hand',
    answer: callDesk,
  }),
  nextCall: endpoint('post', `${of}/next`, {
    summary: 'Take the next number; one caller a number, one number a caller',
    body: z.object({ language: language.nullable().default(null) }),
    answer: z.object({ call: heldCall.nullable() }),
  }),
  beginCall: endpoint('post', `${one}/begin`, {
    summary: 'Show the number in the clear; who saw it goes on record',
    ...held,
  }),
  confirmCall: endpoint('post', `${one}/confirm`, {
    summary: 'The person said who they are: the rest of the script is given out',
    ...held,
  }),
  keepCall: endpoint('post', `${one}/keep`, { summary: 'The caller is still there', ...held }),
  endCall: endpoint('post', `${one}/end`, {
    summary: 'How the call ended, and with it what follows',
    body: z.object({
      outcome: z.enum(callOutcomes),
      /** For `call_back`: when they asked to be called. */
      backAt: instant.optional(),
      /** For `other_language`: in which they asked to be told; left out where there is no script in it. */
      language: language.optional(),
    }),
    answer: z.object({
      /** Told, called again, or given up for the next channel. */
      as: z.enum(['told', 'again', 'given_up']),
      nextAt: instant.nullable(),
    }),
  }),
  leaveCalls: endpoint('post', `${of}/leave`, {
    summary: 'The caller leaves: the number in hand goes back to the queue',
  }),
}
