import { z } from 'zod'
import { grades } from '../rules/condition.ts'
import { marks } from '../rules/dutyRule.ts'
import { bands } from '../rules/enisa.ts'
import { endpoint } from './endpoint.ts'
import { factChange } from './facts.ts'
import { instant, wording } from './values.ts'

const gradeKey = z.enum([...grades, ...bands]).nullable()

/** What a breach may cost under one article. Articles overlap, so sums are never added up. */
export const exposure = z.object({
  key: z.string(),
  law: wording,
  version: z.string(),
  article: wording,
  mark: z.enum(marks),
  who: wording,
  says: wording,
  currency: z.string(),
  /** Whole units; null where the article names no sum. */
  max: z.number().nullable(),
  turnoverShare: z.number().nullable(),
  /** That share of last year's turnover, in whole CNY; null where the turnover is not given. */
  shareYuan: z.number().nullable(),
  personMax: z.number().nullable(),
  serious: z.boolean(),
  /** Rule ids: duties that apply, those of them that are late, those that are still a question. */
  owed: z.array(z.string()),
  late: z.array(z.string()),
  asked: z.array(z.string()),
})
export type ExposureView = z.infer<typeof exposure>

const side = z.object({
  standing: z.enum(['owed', 'asked', 'done', 'released', 'declined', 'none']),
  startAt: instant.nullable(),
  dueAt: instant.nullable(),
  /** The due time is the company's own target. */
  internal: z.boolean(),
  late: z.boolean(),
  needsCounsel: z.boolean(),
})
export type DutySide = z.infer<typeof side>

export const dutyChange = z.object({
  ruleId: z.string(),
  kind: z.enum(['opens', 'closes', 'settles', 'unsettles', 'sooner', 'later', 'moves']),
  title: wording,
  recipient: wording,
  law: wording,
  article: wording,
  mark: z.enum(marks),
  before: side,
  after: side,
})
export type DutyChangeView = z.infer<typeof dutyChange>

export const supposition = z.object({
  duties: z.array(dutyChange),
  /** Open duties that stay as they are. */
  unchanged: z.number(),
  grades: z.array(
    z.object({
      scheme: z.string(),
      name: wording,
      before: gradeKey,
      after: gradeKey,
      line: wording.nullable(),
    }),
  ),
  exposures: z.object({ before: z.array(exposure), after: z.array(exposure) }),
})
export type SuppositionView = z.infer<typeof supposition>

const of = '/api/incidents/:incidentId' as const
export const whatIfApi = {
  whatIf: endpoint('post', `${of}/what-if`, {
    summary:
      'Suppose other facts on a copy: duties, due times, grades and fines before and after. Stores nothing',
    body: z.object({
      changes: z
        .array(factChange.omit({ version: true, basis: true }))
        .min(1)
        .max(50),
    }),
    answer: supposition,
  }),
  listExposures: endpoint('get', `${of}/exposures`, {
    summary: 'What breaches of the duties that apply may cost',
    answer: z.object({ exposures: z.array(exposure), turnoverGiven: z.boolean() }),
  }),
}
