import { z } from 'zod'
import { isZone, legalZone } from '../rules/calendar.ts'
import { actAnchors, factAnchors } from '../rules/clock.ts'
import { type Condition, grades, operators } from '../rules/condition.ts'
import { type DutyPack, fulfilments, marks, recipientKinds, releases, scopes } from '../rules/dutyRule.ts'
import { subjectKeys } from '../rules/dutySubjects.ts'
import { isCleanText } from '../rules/factCheck.ts'
import { type GradingScheme, gradeSubjectKeys } from '../rules/grading.ts'
import { holidayPlaces } from '../rules/holidays.ts'
import { cite, faultOf, type LawCatalogue } from '../rules/laws.ts'
import { seatKeys } from '../rules/seats.ts'
import { termUnits } from '../rules/term.ts'
import { place } from './values.ts'

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
    halvedIf: z.exactOptional(z.enum(subjects)),
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
  term: z.strictObject({ length: z.int().min(1), unit: z.enum(termUnits) }).nullable(),
  internalMinutes: minutes.nullable(),
})

export const citation = z.strictObject({ law: line, version: line, article: fullWording })

const rule = z.strictObject({
  id: z.string().regex(/^[A-Z]{2,4}-\d{2}[a-z]?$/, 'must look like CN-06'),
  title: fullWording,
  scope: z.enum(scopes).default('incident'),
  basis: z.array(citation).min(1),
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
  fulfilledBy: z.array(z.enum(fulfilments)),
  followedBy: z.array(z.string()).default([]),
  repeats: z.boolean().default(false),
  yieldsToBan: z.exactOptional(z.literal(true)),
  /** How long what was published must stay at least. */
  postedDays: z.exactOptional(z.number().int().positive()),
  note: fullWording.nullable().default(null),
})

const packFile = z.strictObject({
  id: z.string().min(1),
  name: fullWording,
  jurisdiction: place.or(z.literal('EU')),
  version: z.string().min(1),
  grading: z.string().nullable(),
  /** Where its days are counted. */
  zone: z.string().refine(isZone, 'is no IANA time zone').default(legalZone),
  workweek: z.exactOptional(z.enum(['china', 'monday_to_friday'])),
  /** Whose holidays are days off, whether the first day counts and the last is carried on, and by which rule. */
  counting: z.exactOptional(
    z.strictObject({
      holidays: z.exactOptional(z.enum(holidayPlaces)),
      firstDay: z.exactOptional(z.literal(true)),
      carried: z.exactOptional(z.literal(true)),
      says: fullWording,
    }),
  ),
  /** Conditions written once and referred to by YAML alias. */
  shared: z.record(z.string(), z.unknown()).optional(),
  rules: z.array(rule).min(1),
})

/** A pack whose every citation is found in the laws given; it comes out with their names and editions. */
export const dutyPack = (laws: readonly LawCatalogue[]): z.ZodType<DutyPack> =>
  packFile
    .superRefine((pack, context) => {
      for (const { path, message } of faultsIn(pack, laws))
        context.addIssue({ code: 'custom', path: ['rules', ...path], message })
    })
    .transform(({ shared: _, zone, workweek, counting, ...pack }) => {
      const usual = zone === legalZone ? 'china' : 'monday_to_friday'
      const place = { zone, workweek: workweek ?? usual, ...counting } as const
      const rules = pack.rules.map((one) => ({
        ...one,
        basis: one.basis.map((citation) => cite(citation, laws)),
        clock: { ...one.clock, place },
      }))
      return { ...pack, rules }
    })

type Rule = z.output<typeof rule>
type Fault = { path: (string | number)[]; message: string }

function faultsIn({ rules }: { rules: Rule[] }, laws: readonly LawCatalogue[]): Fault[] {
  const ids = rules.map(({ id }) => id)
  return rules.flatMap((one, at) => [
    ...when(ids.indexOf(one.id) !== at, [at, 'id'], `${one.id} stands twice`),
    ...when(one.fulfilledBy.length === 0 && one.scope !== 'relay', [at, 'fulfilledBy'], 'names nothing'),
    ...one.followedBy.flatMap((id) =>
      when(!ids.includes(id), [at, 'followedBy'], `no rule ${id} in this pack`),
    ),
    ...when(
      one.effectiveTo !== null && one.effectiveTo < one.effectiveFrom,
      [at, 'effectiveTo'],
      'lies before effectiveFrom',
    ),
    ...one.basis.flatMap((citation, n) => {
      const fault = faultOf(citation, laws)
      return fault
        ? [{ path: [at, 'basis', n, fault], message: `no ${fault} ${citation[fault]} in templates/laws` }]
        : []
    }),
  ])
}

const when = (wrong: boolean, path: Fault['path'], message: string): Fault[] =>
  wrong ? [{ path, message }] : []

export const lawCatalogue: z.ZodType<LawCatalogue> = z.strictObject({
  id: z.string().min(1),
  laws: z.record(
    z.string().regex(/^[a-z][a-z0-9_-]*$/, 'must be lower case letters, digits, - and _'),
    z.strictObject({
      name: fullWording,
      editions: z.array(z.strictObject({ version: line, from: day, to: day.nullable() })).min(1),
    }),
  ),
})

const lineOfScheme = z.strictObject({
  key: z.string().min(1),
  grade,
  mark: z.enum(marks),
  article: fullWording.optional(),
  when: conditionOf(gradeSubjectKeys),
  says: fullWording,
})

const categoryOfScheme = z.strictObject({
  key: z.string().regex(/^[a-z][a-z0-9_-]*$/, 'must be lower case letters, digits, - and _'),
  name: fullWording,
  mark: z.enum(marks),
  when: conditionOf(gradeSubjectKeys),
  says: fullWording,
})

export const gradingScheme: z.ZodType<GradingScheme> = z
  .strictObject({
    id: z.string().min(1),
    name: fullWording,
    version: z.string().min(1),
    /** The text that the scheme is an annex of, or stands in. */
    basis: fullWording.optional(),
    effectiveFrom: day,
    effectiveTo: day.nullable(),
    lines: z.array(lineOfScheme).default([]),
    /** For a scheme that also says what kind of incident it is. */
    categories: z.array(categoryOfScheme).optional(),
  })
  .refine(({ lines, categories = [] }) => lines.length + categories.length > 0, 'has no line and no category')
