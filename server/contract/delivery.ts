import { z } from 'zod'
import { channelKinds, deliveryStates } from '../rules/delivery.ts'
import { instant } from './values.ts'

const channelKind = z.enum(channelKinds)
export const channelOrNone = z.enum([...channelKinds, 'none'])

/** A message as one person receives it; the address is masked. */
export const rendered = z.object({
  personId: z.number(),
  channel: channelKind,
  to: z.string(),
  subject: z.string().nullable(),
  text: z.string(),
  html: z.string().nullable(),
})
export type RenderedView = z.infer<typeof rendered>

/** One attempt series to one person over one channel. */
export const delivery = z.object({
  id: z.number(),
  personId: z.number(),
  code: z.string(),
  name: z.string(),
  to: z.string().nullable(),
  channel: channelOrNone,
  reader: z.enum(['person', 'guardian']),
  state: z.enum(deliveryStates),
  /** The row on which this person stands in the ledger. */
  stands: z.boolean(),
  attempt: z.number(),
  resent: z.boolean(),
  ref: z.string().nullable(),
  reason: z.string().nullable(),
  at: instant.nullable(),
  nextAt: instant.nullable(),
})
export type DeliveryView = z.infer<typeof delivery>
