import { z } from 'zod'
import { languages } from '../rules/facts.ts'
import { audienceKeys, type NoticeTemplate, partKeys } from '../rules/notice.ts'
import { templateProblems } from '../rules/noticeDraft.ts'

/** Liquid source. It may be empty where an audience has no such text (the public gets no SMS). */
const liquid = z.string().max(20_000)
const perPart = z.strictObject(Object.fromEntries(partKeys.map((key) => [key, liquid.min(1)])) as PerPart)

/** A file of templates/notices: one language and audience of the notice. */
export const noticeTemplate: z.ZodType<NoticeTemplate> = z
  .strictObject({
    id: z.string().regex(/^[\w-]+$/),
    language: z.enum(languages),
    audience: z.enum(audienceKeys),
    title: liquid.min(1),
    greeting: liquid,
    lede: liquid,
    headings: perPart,
    parts: perPart,
    contact: liquid.min(1),
    verification: liquid.min(1),
    closing: liquid,
    sms: liquid,
    smsParams: z.record(z.string().regex(/^\w+$/), liquid),
    phone: z.strictObject({ opening: liquid, closing: liquid }),
  })
  .superRefine((template, context) => {
    for (const { field, message } of templateProblems(template))
      context.addIssue({ code: 'custom', path: field.split('.'), message })
  })

type PerPart = Record<(typeof partKeys)[number], z.ZodString>
