import { z } from 'zod'
import { termUnits } from '../rules/term.ts'
import { endpoint } from './endpoint.ts'
import { clock } from './incidents.ts'
import { id, instant, person, seatKey, typed, version, wording, words } from './values.ts'

export const duty = z.object({
  id,
  /** 1, or how many times the rule has been owed in this incident. */
  occurrence: z.number(),
  ruleId: z.string(),
  title: wording,
  recipient: wording,
  seat: seatKey,
  /** The first is the one cited beside the duty. */
  basis: z.array(z.object({ name: wording, version: z.string(), article: wording })),
  mark: z.string(),
  contents: z.string().nullable(),
  channels: z.array(wording),
  note: wording.nullable(),
  result: z.enum(['applies', 'undetermined', 'does_not_apply']),
  /** The tree of conditions, each leaf with its fact, value and outcome. */
  explanation: z.unknown(),
  missing: z.array(z.string()),
  /** The pack that the rule came from, as it was when the incident began. */
  pack: z.object({ name: wording, version: z.string() }),
  /** What the law gives; null where it names no number. */
  term: z.object({ length: z.number(), unit: z.enum(termUnits) }).nullable(),
  /** Every instant that the clock may start from, in the order the rule names them. */
  anchors: z.array(
    z.object({
      key: z.string(),
      /** `to_verify`: it happened, but when is not known; `awaited`: it has not happened, or nobody noted it. */
      state: z.enum(['known', 'to_verify', 'awaited']),
      at: instant.nullable(),
    }),
  ),
  provisional: z.boolean(),
  needsCounsel: z.boolean(),
  counsel: z.enum(['none', 'confirmed', 'declined']),
  counselReason: z.string(),
  state: z.enum(['open', 'fulfilled', 'released', 'closed']),
  releasable: z.enum(['yes', 'counsel', 'never']),
  fulfilledBy: z.array(z.string()),
  acts: z.array(z.object({ act: z.string(), at: instant, proof: z.string() })),
  clock,
  openedAt: instant,
  order: z.object({ at: instant, dueAt: instant.nullable() }).nullable(),
  correctionReason: z.string(),
  lateReason: z.string(),
  closeReason: z.string(),
  can: z.array(z.string()),
  version,
})
export type DutyView = z.infer<typeof duty>

export const exemption = z.object({
  id,
  ruleIds: z.array(z.string()),
  grounds: z.string(),
  evidence: z.string(),
  state: z.enum(['proposed', 'approved', 'returned', 'overridden']),
  proposedBy: person,
  proposedAt: instant,
  decidedBy: person.nullable(),
  decidedAt: instant.nullable(),
  decisionReason: z.string(),
  /** Duties that the approval released, those that counsel ticked included. */
  released: z.array(z.string()),
  order: z.object({ by: z.string(), at: instant, dueAt: instant.nullable(), text: z.string() }).nullable(),
  can: z.array(z.string()),
  version,
})
export type ExemptionView = z.infer<typeof exemption>

const of = '/api/incidents/:incidentId' as const
export const dutyApi = {
  listDuties: endpoint('get', `${of}/duties`, {
    summary: 'Every duty, its clock and why',
    answer: z.array(duty),
  }),
  counselDuty: endpoint('post', `${of}/duties/:dutyId/counsel`, {
    summary: 'Counsel confirms a duty whose rule or facts are not settled, or declines it with a reason',
    body: z.object({ decision: z.enum(['confirmed', 'declined']), reason: words(), version }),
    answer: duty,
  }),
  fulfilDuty: endpoint('post', `${of}/duties/:dutyId/fulfil`, {
    summary: 'Record that a duty without a report or notice of its own was done, with its proof',
    body: z.object({ at: instant, proof: words(), lateReason: typed(2_000).default(''), version }),
    answer: duty,
  }),
  explainLate: endpoint('post', `${of}/duties/:dutyId/late-reason`, {
    summary: 'Why a duty was done late',
    body: z.object({ reason: words(), version }),
    answer: duty,
  }),
  correctStart: endpoint('post', `${of}/duties/:dutyId/start`, {
    summary: 'Correct the instant a clock starts from; the due time is computed, never typed',
    body: z.object({ startAt: instant, reason: words(), version }),
    answer: duty,
  }),
  listExemptions: endpoint('get', `${of}/exemptions`, {
    summary: 'Decisions not to tell',
    answer: z.array(exemption),
  }),
  proposeExemption: endpoint('post', `${of}/exemptions`, {
    summary: 'Propose not to tell individuals: measures effectively avoid harm (PIPL 57(2))',
    body: z.object({ ruleIds: z.array(z.string()).min(1), grounds: words(5_000), evidence: words(5_000) }),
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
  orderNotice: endpoint('post', `${of}/regulator-orders`, {
    summary: 'A regulator demands that people be told: the duty is back at once with its own clock',
    body: z.object({
      authority: words(200),
      orderedAt: instant,
      dueAt: instant.nullable(),
      text: words(5_000),
      ruleIds: z.array(z.string()).min(1),
    }),
    answer: z.array(duty),
    status: 201,
  }),
}
