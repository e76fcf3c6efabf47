import { z } from 'zod'
import { grades } from '../rules/condition.ts'
import { marks } from '../rules/dutyRule.ts'
import { bands, contextKeys, identifiers } from '../rules/enisa.ts'
import { endpoint } from './endpoint.ts'
import { id, instant, person, typed, wording } from './values.ts'

const quarter = z.union([z.literal(0.25), z.literal(0.5), z.literal(0.75), z.literal(1)])
const part = z.union([z.literal(0), z.literal(0.25), z.literal(0.5)])

/** What a person chose for ENISA's severity; `shift` is how far the case lies from its context's base. */
export const enisaInputs = z.object({
  context: z.enum(contextKeys),
  shift: z.int().min(-3).max(3),
  identifier: z.enum(identifiers),
  ease: quarter,
  confidentiality: part,
  integrity: part,
  availability: part,
  malicious: z.boolean(),
})

/** A national grade, or a band of ENISA's scale. */
const gradeKey = z.enum([...grades, ...bands])

const step = z.object({
  id: z.string(),
  kind: z.enum(['proposed', 'confirmed']),
  grade: gradeKey.nullable(),
  /** In words; null where no line was reached. */
  line: wording.nullable(),
  categories: z.array(z.string()),
  people: z.object({ low: z.number().nullable(), high: z.number().nullable() }).nullable(),
  sensitivePeople: z.number().nullable(),
  lossYuan: z.number().nullable(),
  score: z.number().nullable(),
  provisional: z.boolean(),
  /** What a person wrote; what happened, for a proposal. */
  reason: z.string(),
  by: person,
  at: instant,
  /** Number of the fact sheet it was read from. */
  sheet: z.number(),
})
export type GradeStep = z.infer<typeof step>

export const grading = z.object({
  scheme: z.string(),
  /** `category`: sorts incidents and grades nothing. */
  kind: z.enum(['company', 'national', 'category', 'enisa']),
  name: wording,
  version: z.string(),
  basis: wording.nullable(),
  /** The day of the incident lies outside its days of force: it proposes nothing. */
  inForce: z.boolean(),
  /** What duties go by: the confirmed one while the proposal is what it was, else the graver. */
  grade: gradeKey.nullable(),
  proposed: z
    .object({
      grade: gradeKey.nullable(),
      line: z.object({ says: wording, article: wording.nullable(), mark: z.enum(marks) }).nullable(),
      categories: z.array(z.string()),
      provisional: z.boolean(),
      needsCounsel: z.boolean(),
      /** Facts that could still raise it. */
      open: z.array(z.string()),
    })
    .nullable(),
  confirmed: z
    .object({
      /** Null where the scheme only sorts. */
      grade: gradeKey.nullable(),
      by: person,
      at: instant,
      reason: z.string(),
      categories: z.array(z.string()),
      /** What was proposed then. */
      proposed: gradeKey.nullable(),
      /** The facts propose the same as then. */
      stands: z.boolean(),
    })
    .nullable(),
  /** From low to high; empty where nobody chooses. */
  choices: z.array(gradeKey),
  categories: z.array(z.object({ key: z.string(), name: wording, says: wording, mark: z.enum(marks) })),
  enisa: z
    .object({
      /** As the facts suggest; null until somebody says what was lost. */
      proposed: enisaInputs.nullable(),
      chosen: enisaInputs.nullable(),
      score: z.number().nullable(),
      manyPeople: z.boolean().nullable(),
      unintelligible: z.boolean().nullable(),
    })
    .nullable(),
  /** Oldest first. */
  history: z.array(step),
  can: z.array(z.string()),
})
export type GradingView = z.infer<typeof grading>

export const gradings = z.object({
  gradings: z.array(grading),
  /** The report filed last: a lower grade asks for one that corrects it. */
  reported: id.nullable(),
})
export type GradingsView = z.infer<typeof gradings>

export const gradeDecision = z.object({
  grade: gradeKey.optional(),
  categories: z.array(z.string().max(40)).max(20).default([]),
  enisa: enisaInputs.optional(),
  /** Asked for where it goes below what is proposed or was set. */
  reason: typed(2_000).default(''),
  /** How many steps of this scheme's history the reader had seen. */
  seen: z.int().min(0),
})
export type GradeDecision = z.infer<typeof gradeDecision>

const of = '/api/incidents/:incidentId' as const
export const gradingApi = {
  listGradings: endpoint('get', `${of}/gradings`, {
    summary: 'The grade of every scheme side by side: proposed, confirmed, and how it came about',
    answer: gradings,
  }),
  confirmGrade: endpoint('post', `${of}/gradings/:scheme`, {
    summary: 'Set the grade of one scheme; going down takes a reason',
    body: gradeDecision,
    answer: gradings,
    status: 201,
  }),
}
