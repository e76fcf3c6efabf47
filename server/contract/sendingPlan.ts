import { z } from 'zod'
import { mailGroups } from '../rules/mailGroup.ts'
import { gateLimits, mostStages } from '../rules/stage.ts'
import { id, instant, version, words } from './values.ts'

/** What a stage came to. */
export const figures = z.object({
  people: z.number(),
  tried: z.number(),
  failed: z.number(),
  unknown: z.number(),
  complaints: z.number(),
})
const gateRule = z.object({
  by: z.enum(['rule', 'person']),
  failedPercent: z.number().int().min(gateLimits.failedPercent.min).max(gateLimits.failedPercent.max),
  minutes: z.number().int().min(gateLimits.minutes.min).max(gateLimits.minutes.max),
})
const hour = z.number().int().min(0).max(23)
const quietHours = z.object({ from: hour, to: hour })
const limits = z.object({
  mailPerMinute: z.partialRecord(z.enum(mailGroups), z.number().int().min(1).max(1_000_000)),
  personMinutes: z.number().int().min(0).max(1_440),
})

/** How an order goes out; what is absent is as usual. */
export const askedPlan = z.object({
  /** People of each stage before all the rest; [] = everybody at once. */
  stages: z.array(z.number().int().positive().max(1_000_000)).max(mostStages).optional(),
  gate: gateRule.optional(),
  notBefore: instant.nullable().optional(),
  notAfter: instant.nullable().optional(),
  /** Local hours in which nobody is texted; null = none. */
  quiet: quietHours.nullable().optional(),
  limits: limits.optional(),
})
export type AskedPlanBody = z.infer<typeof askedPlan>

/** How it goes out: `people` of each stage, the last one being all the rest. */
export const sendingPlan = z.object({
  stages: z.array(z.number()),
  gate: gateRule,
  notBefore: instant.nullable(),
  notAfter: instant,
  quiet: quietHours.nullable(),
  limits,
})
export type SendingPlanView = z.infer<typeof sendingPlan>

export const givenOrder = z.object({
  noticeId: id,
  version,
  /** What the commander saw at the last stop; refused when it differs from what was approved. */
  digest: z.string().length(64),
  plan: askedPlan.prefault({}),
  /** Why nobody of the staff got it first; needed where nobody did. */
  untested: words(500).optional(),
})
export type GivenOrder = z.infer<typeof givenOrder>
