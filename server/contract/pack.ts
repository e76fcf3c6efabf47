import { z } from 'zod'
import { actAnchors, factAnchors } from '../rules/clock.ts'
import { type Condition, grades, operators } from '../rules/condition.ts'
import {
  type DutyPack,
  type DutyRule,
  fulfilments,
  marks,
  recipientKinds,
  releases,
  scopes,
} from '../rules/duties.ts'
import { subjectKeys } from '../rules/dutySubjects.ts'
import { isCleanText } from '../rules/factCheck.ts'
import { type GradingScheme, gradeSubjectKeys } from '../rules/grading.ts'
import { seatKeys } from '../rules/seats.ts'

const line = z.string().trim().min(1).max(2000).refine(isCleanText, 'holds control characters')

/** Text of a template: in both languages, always. */
export const fullWording = z.strictObject({ 'zh-CN': line, en: line })

export const day = z.iso.date()
const grade = z.enum(grades)
const scalar = z.union([z.string(), z.number(), z.boolean()])

/** A condition over the given subjects; any other subject is refused, so a misspelt one is never "unknown" for ever. */
export function conditionOf(subjects: readonly string[]): z.ZodType<Condition> {
  const leaf = z.strictObject({
    subject: z.enum(subjects),
    operator: z.enum(operators),
    value: z.union([scalar, z.array(scalar).min(1)]),
    says: fullWording,
    whyNot: z.exactOptional(fullWording),
    counsel: z.exactOptional(z.literal(true)),
  })
  const condition: z.ZodType<Condition> = z.lazy(() =>
    z.union([
      leaf,
      z.strictObject({ all: z.array(condition) }),
      z.strictObject({ any: z.array(condition) }),
      z.strictObject({ not: condition }),
    ]),
  )
  return condition
}

const anchor = z.enum([...factAnchors, ...actAnchors])
const minutes = z.int().min(1).max(1_000_000)

const clock = z.strictObject({
  anchors: z.array(anchor).min(1),
  fallback: z.array(anchor).default([]),
  term: z.strictObject({ length: z.int().min(1), unit: z.enum(['hour', 'day', 'workday']) }).nullable(),
  internalMinutes: minutes.nullable(),
})

const basis = z.strictObject({ name: fullWording, version: line, article: fullWording })

const rule: z.ZodType<DutyRule> = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,4}-\d{2}[a-z]?$/, 'must look like CN-06'),
  title: fullWording,
  scope: z.enum(scopes).default('incident'),
  basis: z.array(basis).min(1),
  effectiveFrom: day,
  effectiveTo: day.nullable(),
  mark: z.enum(marks),
  seat: z.enum(seatKeys),
  recipient: z.strictObject({ kind: z.enum(recipientKinds), name: fullWording }),
  channels: z.array(fullWording),
  contents: z.string().min(1).nullable(),
  clock,
  when: conditionOf(subjectKeys),
  releasedBy: z.enum(releases),
  fulfilledBy: z.array(z.enum(fulfilments)).min(1),
  followedBy: z.array(z.string()).default([]),
  note: fullWording.nullable().default(null),
})

export const dutyPack: z.ZodType<DutyPack> = z
  .strictObject({
    id: z.string().min(1),
    name: fullWording,
    jurisdiction: z.string().min(1),
    version: z.string().min(1),
    grading: z.string().nullable(),
    /** Conditions written once and referred to by YAML alias. */
    shared: z.record(z.string(), z.unknown()).optional(),
    rules: z.array(rule).min(1),
  })
  .superRefine((pack, context) => {
    const ids = pack.rules.map(({ id }) => id)
    pack.rules.forEach((one, at) => {
      const refuse = (key: string, message: string) =>
        context.addIssue({ code: 'custom', path: ['rules', at, key], message })
      if (ids.indexOf(one.id) !== at) refuse('id', `${one.id} stands twice`)
      for (const id of one.followedBy)
        if (!ids.includes(id)) refuse('followedBy', `no rule ${id} in this pack`)
      if (one.effectiveTo && one.effectiveTo < one.effectiveFrom)
        refuse('effectiveTo', 'lies before effectiveFrom')
    })
  })
  .transform(({ shared: _, ...pack }) => pack)

export const gradingScheme: z.ZodType<GradingScheme> = z.strictObject({
  id: z.string().min(1),
  name: fullWording,
  version: z.string().min(1),
  effectiveFrom: day,
  effectiveTo: day.nullable(),
  lines: z
    .array(
      z.strictObject({
        key: z.string().min(1),
        grade,
        mark: z.enum(marks),
        when: conditionOf(gradeSubjectKeys),
        says: fullWording,
      }),
    )
    .min(1),
})
