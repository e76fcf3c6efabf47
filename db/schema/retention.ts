import type { Certificate } from '../../server/rules/certificate.ts'
import { retentionKinds } from '../../server/rules/retention.ts'
import type { Kit } from '../kit.ts'

export const retentionTables = (k: Kit) => ({
  /** The end of one of an incident's keys: proposed by a person and confirmed by another, or begun by its clock. */
  destruction: k.table(
    'destruction',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      kind: k.oneOf('kind', retentionKinds).notNull(),
      /** `begun`: decided, the key may be gone already; a start takes it up again until it is `done`. */
      state: k.oneOf('state', ['proposed', 'declined', 'begun', 'done']).notNull(),
      ground: k.oneOf('ground', ['term', 'by_hand']).notNull(),
      reason: k.text('reason').notNull(),
      proposedBy: k.text('proposed_by').notNull(),
      proposedAt: k.instant('proposed_at').notNull(),
      decidedBy: k.text('decided_by'),
      decidedAt: k.instant('decided_at'),
      decisionReason: k.text('decision_reason').notNull(),
      /** When its term ended, as it stood at the decision; null where sending had not ended. */
      dueAt: k.instant('due_at'),
      doneAt: k.instant('done_at'),
      certificate: k.json<Certificate>()('certificate'),
      /** Over the certificate, by the installation's proof key. */
      signature: k.text('signature').notNull(),
      version: k.whole('version').notNull(),
    },
    (t) => [k.index('destruction_incident').on(t.incidentId)],
  ),
  /** While one stands nothing of the incident is destroyed. Lifted, the row stays. */
  legalHold: k.table(
    'legal_hold',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      reason: k.text('reason').notNull(),
      placedBy: k.text('placed_by').notNull(),
      placedAt: k.instant('placed_at').notNull(),
      liftedBy: k.text('lifted_by'),
      liftedAt: k.instant('lifted_at'),
      liftReason: k.text('lift_reason').notNull(),
    },
    (t) => [k.index('legal_hold_incident').on(t.incidentId)],
  ),
})
