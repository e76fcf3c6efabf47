import { handlingGrounds } from '../../server/rules/handling.ts'
import type { Kit } from '../kit.ts'

export const handlingTables = (k: Kit) => ({
  /**
   * Legal lets a channel of an incident hand contact details to where it handles them. It holds for that channel, that host and
   * that country alone; one that is set anew is asked again.
   */
  handlingBasis: k.table(
    'handling_basis',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      channel: k.text('channel').notNull(),
      host: k.text('host').notNull(),
      /** ISO 3166-1; null = the channel does not say. */
      country: k.text('country'),
      ground: k.oneOf('ground', handlingGrounds).notNull(),
      reason: k.text('reason').notNull(),
      decidedBy: k.text('decided_by').notNull(),
      decidedAt: k.instant('decided_at').notNull(),
    },
    (t) => [k.index('handling_basis_incident').on(t.incidentId)],
  ),
})
