import { z } from 'zod'
import { audienceKeys, channelKeys, type PartKey, partKeys } from '../rules/notice.ts'
import { ageKeys, toldKeys } from '../rules/recipient.ts'
import { id, instant, language, person, typed, wording, words } from './values.ts'

const perPart = <T extends z.ZodType>(shape: T) =>
  z.object(Object.fromEntries(partKeys.map((key) => [key, shape])) as Record<PartKey, T>)

export const group = z
  .string()
  .max(40)
  .regex(/^[a-z0-9_-]*$/)
/** Where a text stands: whose it is, in which language, and who reads it. */
export const place = z.object({ group, language, audience: z.enum(audienceKeys) })

/** The words of one text. `{{person.name}}` and `{{person.code}}` are filled in when it is sent. */
export const noticeWords = z.object({
  title: typed(300),
  greeting: typed(300),
  lede: typed(2_000),
  headings: perPart(typed(300)),
  parts: perPart(typed(8_000)),
  contact: typed(2_000),
  verification: typed(4_000),
  closing: typed(1_000),
  sms: typed(1_000),
  smsParams: z.record(z.string().regex(/^\w{1,40}$/), typed(500)),
  phone: z.object({ opening: typed(4_000), closing: typed(4_000) }),
})

export const announcementText = z.object({
  title: typed(300),
  lede: typed(2_000),
  parts: perPart(z.object({ heading: typed(300), text: typed(8_000) })),
  contact: typed(2_000),
  verification: typed(4_000),
})

/** An SMS template filed with a provider; its body names parameters as `${code}`. */
export const filedSms = z.object({ id: words(100), signature: words(40), body: words(1_000) })
export const filedPlace = z.object({
  language,
  audience: z.enum(['person', 'guardian']),
  template: filedSms,
})

export const sender = z.object({
  /** Without its brackets 【】. */
  smsSignature: words(40),
  /** Where a reader checks by hand; never a link. */
  site: z.object({ 'zh-CN': words(200), en: words(200) }),
  hotline: typed(60),
})

export const noticePlan = z.object({
  languages: z.array(language).min(1).max(10),
  recipients: z.object({
    /** None: everybody among the affected. */
    groups: z.array(group).max(50),
    regions: z.array(z.string().max(40)).max(200),
    guardians: z.boolean(),
    /** Absent: of every age. */
    ages: z.enum(ageKeys).exactOptional(),
    /** Absent: whatever they were told before. */
    told: z.object({ notice: id, who: z.enum(toldKeys) }).exactOptional(),
  }),
  /** More people than this and the sender asks again. */
  bound: z.number().int().min(0).max(10_000_000_000),
  /** Tried in this order; a channel left out is not used. */
  channelOrder: z.array(z.enum(channelKeys)).min(1).max(channelKeys.length),
  onUnknown: z.enum(['resend', 'hold']),
})

export const suggestion = place.extend({ field: z.string().max(60), text: typed(8_000) })

/** A sentence that must be mended (`blocking`) or looked at; positions are UTF-16 offsets in the field. */
export const finding = z.object({
  code: z.string(),
  level: z.enum(['blocking', 'warning']),
  from: z.number(),
  to: z.number(),
  excerpt: z.string(),
  reason: wording,
})

export const piece = z.object({ kind: z.enum(['same', 'deleted', 'added']), text: z.string() })
/** What changed since `version`; what stayed word for word is left out. */
export const difference = z.object({
  since: z.number(),
  places: z.array(place.extend({ field: z.string(), sentences: z.array(z.array(piece)) })),
  plan: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
})
export type DifferenceView = z.infer<typeof difference>

/** SHA-256 in hex. */
export const digest = z.string().regex(/^[0-9a-f]{64}$/)
export const decision = z.object({ by: person, at: instant })
