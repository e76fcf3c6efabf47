import { z } from 'zod'
import { recipientKinds } from '../rules/dutyRule.ts'
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
  recipientKind: z.enum(recipientKinds),
  seat: seatKey,
  /** Who holds that seat; null while it is empty. */
  owner: person.nullable(),
  /** Whose law it is, ISO 3166 or `EU`; `promise` for the company's own word. */
  place: z.string(),
  /** How its days are counted there and by which rule; null where its pack says nothing of it. */
  counting: wording.nullable(),
  /** Where its days are counted (IANA). */
  zone: z.string(),
  /** The due time as the clock on the wall shows it there: `2026-11-27 00:59 UTC+1`. */
  dueThere: z.string().nullable(),
  /** The first is the one cited beside the duty; each in the edition in force that day. */
  basis: z.array(
    z.object({
      name: wording,
      version: z.string(),
      article: wording,
      from: z.string(),
      to: z.string().nullable(),
    }),
  ),
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
  /** An authority forbids telling: `law`, its clock rests by the law itself; `order`, the law knows no rest and it runs on. */
  held: z.enum(['law', 'order']).nullable(),
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
}
