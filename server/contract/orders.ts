import { z } from 'zod'
import { channelKinds, coverageLines, deliveryStates } from '../rules/delivery.ts'
import { pageQuery } from './batches.ts'
import { channelOrNone, delivery, rendered } from './delivery.ts'
import { endpoint } from './endpoint.ts'
import { handled } from './handling.ts'
import { affected } from './people.ts'
import { figures, givenOrder, sendingPlan } from './sendingPlan.ts'
import { id, instant, language, person, typed, version, words } from './values.ts'

export const channelKind = z.enum(channelKinds)

/** Where people stand: each on exactly one line, so that the lines add up to `people`. */
export const coverage = z.object({
  people: z.number(),
  ...(Object.fromEntries(coverageLines.map((line) => [line, z.number()])) as Record<
    (typeof coverageLines)[number],
    z.ZodNumber
  >),
})
export type CoverageView = z.infer<typeof coverage>

/** The same by channel. `none`: nobody has an address for them; `queued`: not yet taken up. */
export const coverageRow = coverage.extend({ channel: z.enum([...channelKinds, 'none', 'queued']) })
export type CoverageRowView = z.infer<typeof coverageRow>

export const orderState = z.enum(['waiting', 'running', 'paused', 'stopped', 'done', 'cancelled'])
export const order = z.object({
  id,
  noticeId: id,
  noticeVersion: z.number(),
  /** Of the notice that was approved; compared before the first message and at every release. */
  digest: z.string(),
  digestMatches: z.boolean(),
  state: orderState,
  /** Why it rests: asked, stage, bound, failures, digest, notice_void, ... or what somebody wrote. */
  reason: z.string(),
  orderedBy: person,
  orderedAt: instant,
  /** The last stop: nothing leaves before this instant. */
  startsAt: instant,
  startedAt: instant.nullable(),
  doneAt: instant.nullable(),
  /** Nothing leaves the building: nobody is told by it. */
  sandbox: z.boolean(),
  channels: z.array(channelKind),
  /** Of these, the ones that stay in the sandbox. */
  sandboxed: z.array(channelKind),
  onUnknown: z.enum(['resend', 'hold']),
  stageLimit: z.number().nullable(),
  /** null: an older order, which went out at once. */
  plan: sendingPlan.nullable(),
  /** Gates between stages that were opened: who (null = the rule), why, on which figures. */
  gates: z.array(
    z.object({ stage: z.number(), at: instant, by: person.nullable(), reason: z.string(), figures }),
  ),
  /** The stage at hand, from 0, what it came to, and when its gate may open by rule. */
  stage: z.object({
    no: z.number(),
    figures,
    endedAt: instant.nullable(),
    opensAt: instant.nullable(),
  }),
  /** Messages may leave in quiet hours: legal's decision. */
  quietLifted: z.object({ at: instant, by: person, reason: z.string() }).nullable(),
  /** People whose message waits for their morning. */
  asleep: z.number(),
  /** Why nobody of the staff got it first; null = somebody did. */
  untested: z.string().nullable(),
  coverage,
  /** Guardians told besides a minor of 14 to 17; null where there are none. */
  guardians: coverage.nullable(),
  rows: z.array(coverageRow),
  /** What is unknown, by channel and by what the other side last said. */
  unknown: z.array(z.object({ channel: channelKind, code: z.string(), n: z.number() })),
  /** E-mails that went out once more because the first result stayed unknown. */
  resent: z.number(),
  /** When the newest result came in. */
  lastAt: instant.nullable(),
  /** People who wait for a release: a stage, the bound, or a later file. */
  queued: z.number(),
  can: z.array(z.string()),
  version,
})
export type OrderView = z.infer<typeof order>

/** An approved notice that can be sent. */
export const sendable = z.object({
  noticeId: id,
  /** Which notice of the incident it is: the first is 1. */
  no: z.number(),
  version: z.number(),
  digest: z.string(),
  languages: z.array(language),
  channels: z.array(channelKind),
  groups: z.array(z.string()),
  onUnknown: z.enum(['resend', 'hold']),
  bound: z.number(),
  approvedBy: person,
  approvedAt: instant,
})
export type Sendable = z.infer<typeof sendable>

export const rehearsal = z.object({
  people: z.number(),
  bound: z.number(),
  byChannel: z.record(channelOrNone, z.number()),
  /** At most so many people may be unknown after a crash. */
  unknownBound: z.number(),
  sandbox: z.array(channelKind),
  /** Channels that cannot carry it now; people go on to their next one. */
  passed: z.array(z.object({ channel: channelKind, why: z.enum(['not_set_up', 'unfiled']) })),
  /** People (at most) without a personal field that a channel's text asks for: they go on to their next channel. */
  lacking: z.array(z.object({ channel: channelKind, field: z.string(), people: z.number() })),
  /** Billed segments of one SMS, by text. */
  segments: z.array(z.object({ language, group: z.string(), reader: z.string(), n: z.number() })),
  messages: z.array(rendered),
  digest: z.string(),
  digestMatches: z.boolean(),
  onUnknown: z.enum(['resend', 'hold']),
  /** Why it cannot be ordered now: `nobody`, `over_bound`, `no_channel`, `notice_void`, ... */
  blocking: z.array(z.string()),
  /** Where its channels hand contact details; people first tried there. */
  handling: z.array(handled.extend({ people: z.number() })),
  /** Minors left out until a guardian's text is approved, or without a guardian anybody could reach. */
  warnings: z.array(z.object({ code: z.enum(['no_guardian_text', 'no_guardian']), people: z.number() })),
  /** Bans on telling that stand against it: who forbids, since when, until when it says, for how many of its people. */
  bans: z.array(
    z.object({
      id,
      authority: z.string(),
      text: z.string(),
      orderedAt: instant,
      until: instant.nullable(),
      people: z.number(),
    }),
  ),
  /** The very message, sent to some of the staff first. */
  tests: z.array(
    z.object({
      channel: channelKind,
      /** Masked. */
      to: z.string(),
      by: person,
      at: instant,
      outcome: z.enum(['sending', 'accepted', 'failed', 'unknown', 'sandboxed']),
      note: z.string(),
    }),
  ),
  /** Somebody received it; without, the order asks why not. */
  tested: z.boolean(),
  /** May the reader send it to themselves. */
  mayTest: z.boolean(),
  /** Whom this order does not name, by group, region and age; `ordered`: another order does. */
  rest: z.array(
    z.object({
      group: z.string(),
      region: z.string(),
      minor: z.boolean(),
      n: z.number(),
      ordered: z.boolean(),
    }),
  ),
})
export type RehearsalView = z.infer<typeof rehearsal>

const of = '/api/incidents/:incidentId/orders' as const
const one = `${of}/:orderId` as const
const noticeQuery = z.object({ noticeId: id, version: z.coerce.number().int().positive() })

export const orderApi = {
  listOrders: endpoint('get', of, {
    summary: 'Orders to send, with where everybody stands; approved notices that can be sent',
    answer: z.object({ orders: z.array(order), sendable: z.array(sendable), can: z.array(z.string()) }),
  }),
  rehearseOrder: endpoint('get', `${of}/rehearsal`, {
    summary: 'The last stop: three real messages, who would be reached how, what may stay unknown',
    query: noticeQuery,
    answer: rehearsal,
  }),
  testNotice: endpoint('post', `${of}/tests`, {
    summary: 'Send the approved message to oneself, before anybody else gets it',
    body: z.object({ noticeId: id, version, digest: z.string().length(64) }),
    answer: rehearsal,
  }),
  giveOrder: endpoint('post', of, {
    summary: 'Order an approved notice to be sent; it waits a minute and can be cancelled',
    body: givenOrder,
    answer: order,
    status: 201,
  }),
  getOrder: endpoint('get', one, { summary: 'One order', answer: order }),
  pauseOrder: endpoint('post', `${one}/pause`, {
    summary: 'Stop sending within a second; any seat may',
    body: z.object({ reason: typed(500).default('') }),
    answer: order,
  }),
  resumeOrder: endpoint('post', `${one}/resume`, {
    summary: 'Release a paused order, or the next stage; the digest is compared again',
    body: z.object({
      version,
      /** Raises the bound where more people were found than the notice was approved for. */
      bound: z.number().int().positive().optional(),
      /** Needed where it opens a gate or begins an order that is late. */
      reason: typed(500).default(''),
    }),
    answer: order,
  }),
  cancelOrder: endpoint('post', `${one}/cancel`, {
    summary: 'Nothing more leaves; what was not sent is counted as stopped',
    body: z.object({ reason: words(500) }),
    answer: order,
  }),
  liftQuiet: endpoint('post', `${one}/lift-quiet`, {
    summary: 'Let messages leave in quiet hours: the law says at once; legal decides, with a reason',
    body: z.object({ reason: words(500) }),
    answer: order,
  }),
  giveUpUnknown: endpoint('post', `${one}/give-up-unknown`, {
    summary: 'Wait no longer for what is unknown: the next channel, else the announcement',
    body: z.object({ reason: words(500) }),
    answer: order,
  }),
  listDeliveries: endpoint('get', `${one}/deliveries`, {
    summary: 'Results, a page at a time: who is unknown, who failed, what lies in the sandbox',
    query: pageQuery.extend({
      state: z.enum(deliveryStates).optional(),
      channel: channelOrNone.optional(),
      resent: z.stringbool().default(false),
    }),
    answer: z.array(delivery),
  }),
  findDeliveries: endpoint('get', `${one}/people`, {
    summary: 'What became of one person, by check code',
    query: z.object({ code: z.string().min(1).max(40) }),
    answer: z.object({ person: affected, deliveries: z.array(delivery) }),
  }),
  readMessage: endpoint('get', `${one}/messages/:personId`, {
    summary: 'The message as rendered for one person; what the sandbox shows',
    query: z.object({ channel: channelKind }),
    answer: rendered,
  }),
}
