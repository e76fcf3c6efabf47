import { z } from 'zod'
import { factDefinitions } from '../rules/factDefinitions.ts'
import { languages } from '../rules/facts.ts'
import { type ReportForm, stageKeys } from '../rules/reportForm.ts'
import { place } from './values.ts'

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

const stage = z
  .strictObject({
    name: wording,
    set: z.string().min(1),
    rules: z.array(z.string().regex(/^[A-Z]{2,4}-\d{2}[a-z]?$/)).default([]),
  })
  .optional()

/** A file of templates/reports: an authority's form. Every field's key is its tag in a Word template, so unique. */
export const reportForm: z.ZodType<ReportForm> = z
  .strictObject({
    id: z.string().regex(/^[\w-]+$/),
    order: z.number().int(),
    name: wording,
    title: wording,
    law: wording,
    places: z.array(place),
    language: z.enum(languages),
    stages: z.strictObject({ first: stage, supplement: stage, correction: stage, final: stage }),
    /** Fields that other groups repeat; nothing of its own. */
    shared: z.unknown().optional(),
    groups: z
      .array(z.strictObject({ key, label: wording, article: wording, fields: z.array(field).min(1) }))
      .min(1),
  })
  .superRefine(({ groups, stages: known }, context) => {
    const seen = new Set<string>()
    const refuse = (g: number, i: number, at: string, message: string) =>
      context.addIssue({ code: 'custom', path: ['groups', g, 'fields', i, at], message })
    groups.forEach((group, g) => {
      group.fields.forEach((f, i) => {
        if (seen.has(f.key)) refuse(g, i, 'key', `duplicate key ${f.key}`)
        for (const one of f.shown) if (!known[one]) refuse(g, i, 'shown', `the form has no stage ${one}`)
        seen.add(f.key)
      })
    })
  })
  .transform(({ shared: _, ...form }) => form as ReportForm)
