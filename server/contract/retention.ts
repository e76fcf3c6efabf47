import { z } from 'zod'
import { retentionKinds } from '../rules/retention.ts'
import { endpoint } from './endpoint.ts'
import { id, instant, person, version, words } from './values.ts'

export const retentionKind = z.enum(retentionKinds)

/** Days of 24 hours, from the end of sending. */
export const retentionTerms = z.object({
  contactDays: z.number().int().min(1).max(3_650),
  proofDays: z.number().int().min(1).max(7_300),
  /** How long a backup lives; 0 = none are made. */
  backupDays: z.number().int().min(0).max(3_650),
})

const certificate = z.object({
  destroyed: z.object({ people: z.number(), badRows: z.number() }),
  remains: z.object({
    people: z.number(),
    deliveries: z.array(z.object({ channel: z.string(), state: z.string(), n: z.number() })),
  }),
  backupsAliveUntil: instant.nullable(),
})

export const destruction = z.object({
  id,
  kind: retentionKind,
  state: z.enum(['proposed', 'declined', 'begun', 'done']),
  ground: z.enum(['term', 'by_hand']),
  reason: z.string(),
  proposedBy: person,
  proposedAt: instant,
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string(),
  doneAt: instant.nullable(),
  /** What was destroyed and what remains; once it is done. */
  certificate: certificate.nullable(),
  can: z.array(z.string()),
  version,
})
export type DestructionView = z.infer<typeof destruction>

/** One of the incident's keys. `kept` without `dueAt`: its term has not begun. */
export const keptKey = z.object({
  kind: retentionKind,
  state: z.enum(['kept', 'held', 'due', 'destroyed', 'late']),
  dueAt: instant.nullable(),
  destroyedAt: instant.nullable(),
})
export type KeptKey = z.infer<typeof keptKey>

export const hold = z.object({
  reason: z.string(),
  placedBy: person,
  placedAt: instant,
  liftedBy: person.nullable(),
  liftedAt: instant.nullable(),
  liftReason: z.string(),
})
export type HoldView = z.infer<typeof hold>

export const retention = z.object({
  terms: retentionTerms,
  /** When sending ended, from which both terms run; null while it may go on. */
  endedAt: instant.nullable(),
  /** Somebody was imported: there is something to keep. */
  imported: z.boolean(),
  keys: z.array(keptKey),
  hold: hold.nullable(),
  /** Every hold there ever was, oldest first. */
  holds: z.array(hold),
  destructions: z.array(destruction),
  can: z.array(z.string()),
})
export type RetentionView = z.infer<typeof retention>

const of = '/api/incidents/:incidentId/retention' as const
const one = `${of}/destructions/:destructionId` as const

export const retentionApi = {
  getRetention: endpoint('get', of, {
    summary: 'What is kept of affected people and until when; holds, destructions and their certificates',
    answer: retention,
  }),
  placeHold: endpoint('post', `${of}/hold`, {
    summary: 'A legal hold: nothing of this incident is destroyed while it stands',
    body: z.object({ reason: words(500) }),
    answer: retention,
  }),
  liftHold: endpoint('post', `${of}/hold/lift`, {
    summary: 'Lift the hold; a term that ended meanwhile ends a week later',
    body: z.object({ reason: words(500) }),
    answer: retention,
  }),
  proposeDestruction: endpoint('post', `${of}/destructions`, {
    summary: 'Propose to destroy contact values or proof before the term; somebody else decides',
    body: z.object({ kind: retentionKind, reason: words(500) }),
    answer: retention,
    status: 201,
  }),
  decideDestruction: endpoint('post', `${one}/decide`, {
    summary: 'Destroy, or decline; whoever proposed it cannot',
    body: z.object({ confirm: z.boolean(), reason: words(500), version }),
    answer: retention,
  }),
  getCertificate: endpoint('get', `${one}/certificate`, {
    summary: 'The signed certificate of a destruction, as a file',
  }),
  getRetentionTerms: endpoint('get', '/api/retention-terms', {
    summary: 'How long the company keeps what it knows of affected people',
    answer: retentionTerms,
  }),
  changeRetentionTerms: endpoint('put', '/api/retention-terms', {
    summary: 'Change them, for every incident whose keys still exist',
    body: retentionTerms,
    answer: retentionTerms,
  }),
}
