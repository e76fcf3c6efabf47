import { z } from 'zod'
import { actAnchors, factAnchors } from '../rules/clock.ts'
import { grades } from '../rules/condition.ts'
import { fulfilments, marks, recipientKinds, releases, scopes } from '../rules/dutyRule.ts'
import { eventKinds } from '../rules/plan.ts'
import { termUnits } from '../rules/term.ts'
import { endpoint } from './endpoint.ts'
import { seatKey, wording } from './values.ts'

const day = z.iso.date()
const anchor = z.enum([...factAnchors, ...actAnchors])

/** One line of a condition, in the order it is read; a head says how the deeper lines below it belong together. */
export const conditionLine = z.object({
  depth: z.number(),
  head: z.enum(['all', 'any', 'not']).nullable(),
  /** Null on a head. */
  says: wording.nullable(),
  /** Arguable: counsel confirms. */
  counsel: z.boolean(),
})
export type ConditionLine = z.infer<typeof conditionLine>

export const dutyRule = z.object({
  id: z.string(),
  title: wording,
  scope: z.enum(scopes),
  basis: z.array(z.object({ name: wording, version: z.string(), article: wording })),
  effectiveFrom: day,
  effectiveTo: day.nullable(),
  /** As of today, in the zone in which the law counts days. */
  inForce: z.enum(['yes', 'not_yet', 'no_longer']),
  mark: z.enum(marks),
  seat: seatKey,
  recipient: z.object({ kind: z.enum(recipientKinds), name: wording }),
  channels: z.array(wording),
  contents: z.string().nullable(),
  /** The earliest known of `anchors` starts the clock; `fallback` only where none of them is known. */
  anchors: z.array(anchor),
  fallback: z.array(anchor),
  /** Null: the law names no number. */
  term: z.object({ length: z.number(), unit: z.enum(termUnits) }).nullable(),
  /** The target in force where the law names no number, in minutes: the company's own, or as shipped. */
  target: z.object({ minutes: z.number(), own: z.boolean() }).nullable(),
  when: z.array(conditionLine),
  releasedBy: z.enum(releases),
  fulfilledBy: z.array(z.enum(fulfilments)),
  followedBy: z.array(z.string()),
  /** Owed again by later news. */
  repeats: z.boolean(),
  note: wording.nullable(),
})
export type DutyRuleView = z.infer<typeof dutyRule>

export const dutyPackView = z.object({
  id: z.string(),
  name: wording,
  version: z.string(),
  rules: z.array(dutyRule),
})
export type DutyPackView = z.infer<typeof dutyPackView>

export const gradingSchemeView = z.object({
  id: z.string(),
  name: wording,
  version: z.string(),
  effectiveFrom: day,
  effectiveTo: day.nullable(),
  /** Any single line is enough for its grade. */
  lines: z.array(z.object({ key: z.string(), grade: z.enum(grades), mark: z.enum(marks), says: wording })),
  basis: wording.nullable(),
  /** For a scheme that sorts incidents: several may fit. */
  categories: z.array(z.object({ key: z.string(), name: wording, mark: z.enum(marks), says: wording })),
})
export type GradingSchemeView = z.infer<typeof gradingSchemeView>

export const planView = z.object({
  id: z.string(),
  version: z.string(),
  title: wording,
  level: z.enum(grades),
  events: z.array(z.enum(eventKinds)),
  seats: z.array(seatKey),
  phases: z.array(
    z.object({
      key: z.string(),
      name: wording,
      tasks: z.array(
        z.object({
          key: z.string(),
          title: wording,
          seat: seatKey,
          dueMinutes: z.number(),
          /** Counted from the start of the plan, or from entering the phase. */
          from: z.enum(['start', 'phase']),
        }),
      ),
      /** What must be true to leave the phase. */
      gate: z.array(wording),
    }),
  ),
})
export type PlanView = z.infer<typeof planView>

export const ruleApi = {
  listRules: endpoint('get', '/api/rules', {
    summary: 'The rules in force: duties, grading, plans. An incident keeps those it began with',
    answer: z.object({
      packs: z.array(dutyPackView),
      schemes: z.array(gradingSchemeView),
      plans: z.array(planView),
      /** A year whose working days should be known by now and are not; a term that reaches it cannot be computed. */
      missingYear: z.number().nullable(),
    }),
  }),
}
