import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fileDigest } from './files.ts'
import { instant, language, person, wording, words } from './values.ts'

export const wordTemplate = z.object({
  language,
  /** In force now. */
  digest: fileDigest,
  origin: z.enum(['shipped', 'company']),
  /** Every version the company has uploaded, newest first. */
  versions: z.array(
    z.object({
      digest: fileDigest,
      fileName: z.string(),
      bytes: z.number(),
      by: person,
      at: instant,
      current: z.boolean(),
    }),
  ),
})

export const wordTemplates = z.object({
  templates: z.array(wordTemplate),
  /** Tags a template may use, with the field each stands for. */
  tags: z.array(z.object({ tag: z.string(), label: wording })),
  /** A converter is installed here: reports can be had as PDF. */
  pdf: z.boolean(),
  can: z.array(z.string()),
})
export type WordTemplates = z.infer<typeof wordTemplates>

/** What is wrong with a template; stands in the problem `template_faults` as `templateFaults`. */
export const templateFault = z.object({
  part: z.string(),
  tag: z.string(),
  code: z.string(),
  message: z.string(),
  paragraph: z.string(),
  near: z.object({ tag: z.string(), label: wording }).nullable(),
})
export type TemplateFaultView = z.infer<typeof templateFault>

const all = '/api/document-templates' as const
const one = `${all}/:language` as const

export const wordTemplateApi = {
  wordTemplates: endpoint('get', all, {
    summary: 'Word templates of the reports, with every version the company uploaded',
    answer: wordTemplates,
  }),
  saveWordTemplate: endpoint('put', one, {
    summary:
      'Put a Word template into force, as its bytes; one with faults is refused and all its faults are named',
    query: z.object({ name: words(200) }),
    body: z.unknown(),
    answer: wordTemplates,
  }),
  useWordTemplate: endpoint('post', `${one}/use`, {
    summary: 'Use an earlier version again, or the one shipped',
    body: z.object({ digest: fileDigest.nullable() }),
    answer: wordTemplates,
  }),
  getWordTemplate: endpoint('get', `${one}/versions/:digest`, {
    summary: 'One version, for download and editing in Word',
    answer: z.unknown(),
  }),
}
