import { z } from 'zod'
import { duty } from './duties.ts'
import { endpoint } from './endpoint.ts'
import { attachment, fileDigest, fileDigests } from './files.ts'
import { id, instant, person, version, wording, words } from './values.ts'

/** A ground on which a law lets people go untold. */
export const ground = z.object({
  key: z.string(),
  law: wording,
  article: wording,
  mark: z.string(),
  says: wording,
  /** Evidence to bring. */
  asks: z.array(wording),
  /** Rules whose duty it may release. */
  releases: z.array(z.string()),
  /** Facts whose change questions a decision on it. */
  reviewOn: z.array(z.string()),
})
export type GroundView = z.infer<typeof ground>

export const exemption = z.object({
  id,
  ruleIds: z.array(z.string()),
  /** Null for one proposed before grounds were listed. */
  ground: ground.nullable(),
  grounds: z.string(),
  evidence: z.string(),
  files: z.array(attachment),
  state: z.enum(['proposed', 'approved', 'returned', 'overridden', 'withdrawn']),
  /** When somebody looks at it again, whatever happens. */
  reviewAt: instant.nullable(),
  /** Set while it waits for counsel: new facts, by key, or its review date. */
  questioned: z.object({ keys: z.array(z.string()), due: z.boolean() }).nullable(),
  /** What came of each question, oldest first. */
  reviews: z.array(
    z.object({
      at: instant,
      by: person,
      outcome: z.enum(['kept', 'withdrawn', 'fell']),
      reason: z.string(),
      keys: z.array(z.string()),
    }),
  ),
  proposedBy: person,
  proposedAt: instant,
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string(),
  /** Duties that the approval released, those that counsel ticked included. */
  released: z.array(z.string()),
  order: z
    .object({
      by: z.string(),
      at: instant,
      dueAt: instant.nullable(),
      text: z.string(),
      file: attachment.nullable(),
    })
    .nullable(),
  can: z.array(z.string()),
  version,
})
export type ExemptionView = z.infer<typeof exemption>

const of = '/api/incidents/:incidentId' as const
export const exemptionApi = {
  listExemptions: endpoint('get', `${of}/exemptions`, {
    summary: 'Decisions not to tell',
    answer: z.array(exemption),
  }),
  proposeExemption: endpoint('post', `${of}/exemptions`, {
    summary: 'Propose not to tell individuals: measures effectively avoid harm (PIPL 57(2))',
    body: z.object({
      ruleIds: z.array(z.string()).min(1),
      /** Key of a ground of `listGrounds`. */
      ground: id,
      grounds: words(5_000),
      evidence: words(5_000),
      files: fileDigests.default([]),
      reviewAt: instant,
    }),
    answer: exemption,
    status: 201,
  }),
  decideExemption: endpoint('post', `${of}/exemptions/:exemptionId/decide`, {
    summary: 'Legal approves or returns; the proposer cannot decide',
    body: z.object({
      approve: z.boolean(),
      reason: words(),
      /** By rule id, for duties that only counsel may release: true = release, false = keep. */
      ticks: z.record(id, z.boolean()).default({}),
      version,
    }),
    answer: exemption,
  }),
  reviewExemption: endpoint('post', `${of}/exemptions/:exemptionId/review`, {
    summary:
      'Counsel keeps a decision that new facts or its date question, or withdraws it: its duties are back',
    body: z.object({
      keep: z.boolean(),
      reason: words(),
      /** When it is looked at again; asked where it is kept. */
      reviewAt: instant.nullable().default(null),
      version,
    }),
    answer: exemption,
  }),
  listGrounds: endpoint('get', `${of}/exemption-grounds`, {
    summary: 'Grounds on which a law lets people go untold, with what they release and ask',
    answer: z.array(ground),
  }),
  orderNotice: endpoint('post', `${of}/regulator-orders`, {
    summary: 'A regulator demands that people be told: the duty is back at once with its own clock',
    body: z.object({
      authority: words(200),
      orderedAt: instant,
      dueAt: instant.nullable(),
      text: words(5_000),
      ruleIds: z.array(z.string()).min(1),
      /** The order itself, stored beforehand. */
      file: fileDigest.nullable().default(null),
    }),
    answer: z.array(duty),
    status: 201,
  }),
}
