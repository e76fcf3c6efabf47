import type { Frozen } from '../../server/rules/clock.ts'
import type { Kit } from '../kit.ts'

export const dutyTables = (k: Kit) => ({
  /** A duty copies its rule when it opens; it is never deleted, only fulfilled, released or closed with a reason. */
  duty: k.table(
    'duty',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      ruleId: k.text('rule_id').notNull(),
      rule: k.json<unknown>()('rule').notNull(),
      result: k.oneOf('result', ['applies', 'undetermined', 'does_not_apply']).notNull(),
      explanation: k.json<unknown>()('explanation').notNull(),
      missing: k.json<string[]>()('missing').notNull(),
      provisional: k.flag('provisional').notNull(),
      needsCounsel: k.flag('needs_counsel').notNull(),
      counsel: k.oneOf('counsel', ['none', 'confirmed', 'declined']).notNull(),
      counselReason: k.text('counsel_reason').notNull(),
      state: k.oneOf('state', ['open', 'fulfilled', 'released', 'closed']).notNull(),
      openedAt: k.instant('opened_at').notNull(),
      /** A regulator's order may set its own deadline (PIPL 57(2)); otherwise computed from the rule. */
      orderedAt: k.instant('ordered_at'),
      orderedDueAt: k.instant('ordered_due_at'),
      /** A person corrected the start, with a reason; the due time is always computed. */
      correctedStartAt: k.instant('corrected_start_at'),
      correctionReason: k.text('correction_reason').notNull(),
      /** Acts done of those the rule asks for, each with its proof. */
      acts: k.json<{ act: string; at: number; proof: string }[]>()('acts').notNull(),
      fulfilledAt: k.instant('fulfilled_at'),
      /** Frozen at the first filing: later corrections of the anchor never change it. */
      frozen: k.json<Frozen>()('frozen'),
      lateReason: k.text('late_reason').notNull(),
      closeReason: k.text('close_reason').notNull(),
      version: k.whole('version').notNull(),
    },
    (t) => [k.uniqueIndex('duty_rule').on(t.incidentId, t.ruleId)],
  ),
  /** Instead of telling: the recorded no-harm decision (PIPL 57(2)), and the order that overrides it. */
  exemption: k.table(
    'exemption',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      ruleIds: k.json<string[]>()('rule_ids').notNull(),
      grounds: k.text('grounds').notNull(),
      evidence: k.text('evidence').notNull(),
      state: k.oneOf('state', ['proposed', 'approved', 'returned', 'overridden']).notNull(),
      proposedBy: k.text('proposed_by').notNull(),
      proposedAt: k.instant('proposed_at').notNull(),
      decidedBy: k.text('decided_by'),
      decidedAt: k.instant('decided_at'),
      decisionReason: k.text('decision_reason').notNull(),
      /** Duties that the approval released: those proposed, and those counsel ticked. */
      released: k.json<string[]>()('released').notNull(),
      orderedBy: k.text('ordered_by').notNull(),
      orderedAt: k.instant('ordered_at'),
      orderDueAt: k.instant('order_due_at'),
      orderText: k.text('order_text').notNull(),
      version: k.whole('version').notNull(),
    },
    (t) => [k.index('exemption_incident').on(t.incidentId)],
  ),
})
