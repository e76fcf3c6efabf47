import { z } from 'zod'
import { factDefinitions } from '../rules/factDefinitions.ts'
import { type ReportForm, stageKeys } from '../rules/reportForm.ts'

const wording = z.strictObject({ 'zh-CN': z.string(), en: z.string() })
const key = z.string().regex(/^[a-z][A-Za-z0-9]*$/)
const stages = z.array(z.enum(stageKeys))
const factKey = z.enum(factDefinitions.map((definition) => definition.key))

const source = z.discriminatedUnion('from', [
  z.strictObject({ from: z.literal('fact'), key: factKey }),
  z.strictObject({ from: z.literal('profile'), key }),
  z.strictObject({ from: z.literal('act'), key }),
  z.strictObject({ from: z.literal('entry') }),
])

const field = z
  .strictObject({
    key,
    label: wording,
    source,
    shown: stages.min(1),
    required: stages,
    pending: wording.optional(),
    whenKnown: z.boolean().optional(),
  })
  .refine((f) => f.required.every((stage) => f.shown.includes(stage)), {
    path: ['required'],
    error: 'a field cannot be required at a stage that does not show it',
  })

const perStage = <T extends z.ZodType>(of: T) => z.strictObject({ first: of, supplement: of, final: of })

/** A file of templates/reports: an authority's form. Every field's key is its tag in a Word template, so unique. */
export const reportForm: z.ZodType<ReportForm> = z
  .strictObject({
    id: z.string().regex(/^[\w-]+$/),
    title: wording,
    law: wording,
    sets: perStage(z.string().min(1)),
    stages: perStage(wording),
    groups: z
      .array(z.strictObject({ key, label: wording, article: wording, fields: z.array(field).min(1) }))
      .min(1),
  })
  .superRefine((form, context) => {
    const seen = new Set<string>()
    form.groups.forEach((group, g) => {
      group.fields.forEach((f, i) => {
        if (seen.has(f.key)) {
          context.addIssue({
            code: 'custom',
            path: ['groups', g, 'fields', i, 'key'],
            message: `duplicate key ${f.key}`,
          })
        }
        seen.add(f.key)
      })
    })
  })
