import { z } from 'zod'
import { channelKinds } from '../rules/delivery.ts'
import { handlingGrounds } from '../rules/handling.ts'
import { endpoint } from './endpoint.ts'
import { decision } from './noticeTexts.ts'
import { words } from './values.ts'

const channel = z.enum(channelKinds)
const ground = z.enum(handlingGrounds)

/** Where a channel hands contact details, and on what ground where they leave the country or nobody knows. */
export const handled = z.object({
  channel,
  /** Without credentials; '' = nobody else's. */
  host: z.string(),
  /** ISO 3166-1; null = the channel does not say. */
  country: z.string().nullable(),
  /** The host is this machine. */
  here: z.boolean(),
  /** Nothing is ordered by it until legal has given a ground. */
  asks: z.boolean(),
  ground: ground.nullable(),
  reason: z.string(),
  decided: decision.nullable(),
  can: z.array(z.string()),
})
export type HandledView = z.infer<typeof handled>

export const handlingApi = {
  listHandling: endpoint('get', '/api/incidents/:incidentId/handling', {
    summary: 'Where each channel that is set up would handle contact details',
    answer: z.array(handled),
  }),
  confirmHandling: endpoint('post', '/api/incidents/:incidentId/handling', {
    summary:
      'Legal lets a channel handle contact details abroad, on a ground; bound to that host and country',
    body: z.object({
      channel,
      host: z.string().max(2_000),
      country: z.string().length(2).nullable(),
      ground,
      reason: words(2_000),
    }),
    answer: z.array(handled),
  }),
}
