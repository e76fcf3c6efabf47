import { z } from 'zod'
import { languages } from '../rules/facts.ts'
import { roleKeys, seatKeys } from '../rules/seats.ts'

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is refused
const nul = /\u0000/

/** Text a person typed: no NUL, no lone surrogate, at most `max` characters. */
export const typed = (max = 20_000) =>
  z
    .string()
    .max(max)
    .refine((s) => !nul.test(s) && !loneSurrogate.test(s), { error: 'NUL or a lone surrogate' })
/** The same, and not blank. */
export const words = (max = 2_000) => typed(max).refine((s) => s.trim().length > 0, { error: 'blank' })
/** An instant as ISO 8601 with Z; epoch milliseconds inside. */
export const instant = z.iso.datetime().meta({ id: 'Instant' })
export const language = z.enum(languages)
export const wording = z.object({ 'zh-CN': typed().exactOptional(), en: typed().exactOptional() })
export const seatKey = z.enum(seatKeys)
export const roleKey = z.enum(roleKeys)
export const id = z.string().min(1).max(64)
/** Version last seen; a stale one is refused with what changed and who changed it. */
export const version = z.number().int().positive()
export const person = z.object({ id, name: z.string() })

/** A Problem as RFC 9457 writes it. */
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  code: z.string(),
  faults: z.array(z.object({ pointer: z.string(), code: z.string(), detail: z.string().optional() })),
})

/** ISO 3166-1 alpha-2, or a subdivision of ISO 3166-2 whose law differs: `SG`, `US-CA`. */
export const place = z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)
