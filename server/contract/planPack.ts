import { z } from 'zod'
import type { CalendarYear } from '../rules/calendar.ts'
import { grades } from '../rules/condition.ts'
import { categoryKinds, type DataMap, type PromiseList } from '../rules/datamap.ts'
import type { Scenario } from '../rules/drill.ts'
import { fulfilments } from '../rules/dutyRule.ts'
import { factDefinitions } from '../rules/factDefinitions.ts'
import type { FactKey } from '../rules/facts.ts'
import { eventKinds, type Plan } from '../rules/plan.ts'
import { seatKeys } from '../rules/seats.ts'
import { day, fullWording } from './pack.ts'

const key = z.string().regex(/^[a-z][a-z0-9_-]{0,39}$/, 'must be lower case letters, digits, - and _')
const seats = z.array(z.enum(seatKeys)).min(1)
const factKeys = factDefinitions.map((definition) => definition.key) as [FactKey, ...FactKey[]]

const gate = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('facts'), of: z.array(z.enum(factKeys)).min(1), says: fullWording }),
  z.strictObject({ kind: z.literal('seats'), of: seats, says: fullWording }),
  z.strictObject({ kind: z.literal('acts'), of: z.array(z.enum(fulfilments)).min(1), says: fullWording }),
  z.strictObject({ kind: z.literal('duties'), of: z.array(z.string()).min(1), says: fullWording }),
  z.strictObject({ kind: z.literal('tasks'), says: fullWording }),
])

const phase = z.strictObject({
  key,
  name: fullWording,
  tasks: z.array(
    z.strictObject({
      key,
      title: fullWording,
      seat: z.enum(seatKeys),
      dueMinutes: z.int().min(1).max(525_600),
      from: z.enum(['start', 'phase']).default('start'),
    }),
  ),
  gate: z.array(gate),
})

export const plan: z.ZodType<Plan> = z
  .strictObject({
    id: key,
    version: z.string().min(1),
    title: fullWording,
    level: z.enum(grades),
    events: z.array(z.enum(eventKinds)).min(1),
    seats,
    phases: z.array(phase).min(1),
  })
  .superRefine(({ phases, level, events }, context) => {
    refuseTwice(phases, ['phases'], context)
    refuseTwice(
      phases.flatMap(({ tasks }) => tasks),
      ['phases'],
      context,
    )
    if (events.includes('personal_information') && level !== '特别重大')
      context.addIssue({
        code: 'custom',
        path: ['level'],
        message: 'personal information is always 特别重大',
      })
  })

const category = z.strictObject({
  key,
  name: fullWording,
  sensitive: z.boolean(),
  kinds: z.array(z.enum(categoryKinds)).optional(),
  risk: fullWording,
})
const businessFunction = z.strictObject({ key, name: fullWording, categories: z.array(key).min(1) })

export const dataMap: z.ZodType<DataMap> = z
  .strictObject({
    id: key,
    version: z.string().min(1),
    categories: z.array(category).min(1),
    functions: z.array(businessFunction).min(1),
  })
  .superRefine(({ categories, functions }, context) => {
    refuseTwice(categories, ['categories'], context)
    refuseTwice(functions, ['functions'], context)
    functions.forEach((one, at) => {
      const stray = one.categories.find((name) => !categories.some((known) => known.key === name))
      const path = ['functions', at, 'categories']
      if (stray) context.addIssue({ code: 'custom', path, message: `no category ${stray}` })
    })
  })

export const promiseList: z.ZodType<PromiseList> = z.strictObject({
  id: key,
  version: z.string().min(1),
  policy: fullWording,
  promises: z
    .array(
      z.strictObject({
        id: z.string().regex(/^P\d{1,2}$/, 'must look like P6'),
        section: z.string(),
        beyond: z.enum(['policy', 'law', 'contract']).default('policy'),
        says: fullWording,
      }),
    )
    .min(1),
})

export const calendarYear: z.ZodType<CalendarYear> = z
  .strictObject({ year: z.int().min(2000).max(2200), holidays: z.array(day).min(1), workdays: z.array(day) })
  .superRefine(({ year, holidays, workdays }, context) => {
    const stray = [...holidays, ...workdays].find((one) => !one.startsWith(`${year}-`))
    if (stray) context.addIssue({ code: 'custom', path: ['holidays'], message: `${stray} is not in ${year}` })
  })

export const scenarioList: z.ZodType<{ id: string; version: string; scenarios: Scenario[] }> = z.strictObject(
  {
    id: key,
    version: z.string().min(1),
    scenarios: z
      .array(
        z.strictObject({
          key,
          title: fullWording,
          report: fullWording,
          functions: z.array(key),
          personalInformation: z.enum(['yes', 'maybe', 'unknown']),
        }),
      )
      .min(1),
  },
)

function refuseTwice(rows: readonly { key: string }[], path: string[], context: z.RefinementCtx): void {
  const keys = rows.map((row) => row.key)
  const twice = keys.find((one, at) => keys.indexOf(one) !== at)
  if (twice) context.addIssue({ code: 'custom', path, message: `${twice} stands twice` })
}
