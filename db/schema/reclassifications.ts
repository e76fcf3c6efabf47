import type { Kit } from '../kit.ts'

export const reclassificationTables = (k: Kit) => ({
  /** "Personal information is not involved after all": one proposes, another decides; the row stays. */
  reclassification: k.table(
    'reclassification',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      /** What was held before: `yes` or `maybe`. */
      from: k.oneOf('from_value', ['yes', 'maybe', 'unknown', 'no']).notNull(),
      /** What it is instead. */
      eventKind: k
        .oneOf('event_kind', ['vulnerability', 'malware', 'attack', 'intrusion', 'other'])
        .notNull(),
      reason: k.text('reason').notNull(),
      state: k.oneOf('state', ['proposed', 'confirmed', 'declined']).notNull(),
      proposedBy: k.text('proposed_by').notNull(),
      proposedAt: k.instant('proposed_at').notNull(),
      decidedBy: k.text('decided_by'),
      decidedAt: k.instant('decided_at'),
      decisionReason: k.text('decision_reason').notNull(),
      version: k.whole('version').notNull(),
    },
    (t) => [k.index('reclassification_incident').on(t.incidentId)],
  ),
})
