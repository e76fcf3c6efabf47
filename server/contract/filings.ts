import { z } from 'zod'
import { fileDigest } from './files.ts'
import { id, instant, person, typed } from './values.ts'

/** What counsel answers before anything leaves for a foreign authority (PIPL Art. 41, DSL Art. 36). */
export const exportGate = z.object({
  /** Does it hold personal information, data or evidence stored in China? */
  holdsData: z.boolean(),
  /** Where not: what it holds instead. */
  why: typed(2_000).default(''),
  /** Where it does: who approved, by which number and document. */
  approvedBy: typed(200).default(''),
  approvalNumber: typed(200).default(''),
  document: fileDigest.nullable().default(null),
})

export const filing = z.object({
  id,
  ruleIds: z.array(z.string()),
  recipient: z.string(),
  channel: z.string(),
  at: instant,
  by: person,
  registeredAt: instant,
  receiptNumber: z.string(),
  receiptFile: z
    .object({ name: z.string(), digest: fileDigest, bytes: z.number(), type: z.string() })
    .nullable(),
  /** What counsel confirmed before it left the country. */
  gate: exportGate.extend({ confirmedBy: person }).nullable(),
  can: z.array(z.string()),
})
export type FilingView = z.infer<typeof filing>
