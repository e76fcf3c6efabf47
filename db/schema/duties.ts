import type { Frozen } from '../../server/rules/clock.ts'
import type { ExemptionReview } from '../../server/rules/exemption.ts'
import type { Kit } from '../kit.ts'

export const dutyTables = (k: Kit) => ({
  /** A duty copies its rule when it opens; it is never deleted, only fulfilled, released or closed with a reason. */
  duty: k.table(
    'duty',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      ruleId: k.text('rule_id').notNull(),
      /** A rule that repeats (news after a filed supplement) is owed again: the next row of the same rule, from 1. */
      occurrence: k.whole('occurrence').notNull().default(1),
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
    (t) => [k.uniqueIndex('duty_occurrence').on(t.incidentId, t.ruleId, t.occurrence)],
  ),
  /** Instead of telling: the recorded no-harm decision (PIPL 57(2)), and the order that overrides it. */
  exemption: k.table(
    'exemption',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      ruleIds: k.json<string[]>()('rule_ids').notNull(),
      /** Key of the law's ground in `templates/exemptions`; empty for one that was proposed before grounds were listed. */
      ground: k.text('ground').notNull().default(''),
      grounds: k.text('grounds').notNull(),
      evidence: k.text('evidence').notNull(),
      /** `withdrawn`: new facts took its ground away; the duties it released are back. */
      state: k.oneOf('state', ['proposed', 'approved', 'returned', 'overridden', 'withdrawn']).notNull(),
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
      /** Digests of stored files. */
      evidenceFiles: k.json<string[]>()('evidence_files').notNull().default([]),
      orderFile: k.text('order_file'),
      /** When somebody looks at it again, whatever happens. */
      reviewAt: k.instant('review_at'),
      /** New facts that call it into question; empty while it stands. */
      questionedBy: k.json<string[]>()('questioned_by').notNull().default([]),
      /** What came of each question, oldest first. */
      reviews: k.json<ExemptionReview[]>()('reviews').notNull().default([]),
      version: k.whole('version').notNull(),
    },
    (t) => [k.index('exemption_incident').on(t.incidentId)],
  ),
  /** An authority forbids telling some or all of the people for a time; nothing is ordered to them until it is lifted. */
  ban: k.table(
    'ban',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      authority: k.text('authority').notNull(),
      /** Whose authority, ISO 3166: its law's duties to tell are held. */
      place: k.text('place').notNull(),
      /** What it says, with its number. */
      text: k.text('text').notNull(),
      /** People in these places, of these groups; empty = wherever, whoever. */
      regions: k.json<string[]>()('regions').notNull(),
      groups: k.json<string[]>()('groups').notNull(),
      orderedAt: k.instant('ordered_at').notNull(),
      /** Until when it says it lasts; it still ends only when somebody lifts it. */
      until: k.instant('until'),
      file: k.text('file'),
      notedBy: k.text('noted_by').notNull(),
      notedAt: k.instant('noted_at').notNull(),
      liftedAt: k.instant('lifted_at'),
      liftedBy: k.text('lifted_by'),
      liftReason: k.text('lift_reason').notNull(),
      liftFile: k.text('lift_file'),
      version: k.whole('version').notNull(),
    },
    (t) => [k.index('ban_incident').on(t.incidentId)],
  ),
  /** What each scheme made of the facts, and what a person made of it. Append-only: the newest of a kind stands. */
  grading: k.table(
    'grading',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      scheme: k.text('scheme').notNull(),
      kind: k.oneOf('kind', ['proposed', 'confirmed']).notNull(),
      /** A key of the scheme: 较大, high, DSI ...; null = nothing is known that could decide it. */
      grade: k.text('grade'),
      /** Key of the line that decided; empty where none was reached or a person decided otherwise. */
      line: k.text('line').notNull(),
      /** What it was read from: values of facts, or the scores somebody gave. */
      inputs: k.json<Record<string, unknown>>()('inputs').notNull(),
      provisional: k.flag('provisional').notNull(),
      reason: k.text('reason').notNull(),
      by: k.text('by').notNull(),
      at: k.instant('at').notNull(),
      /** The state of the fact sheet it was read from. */
      sheet: k.whole('sheet').notNull(),
    },
    (t) => [k.index('grading_incident').on(t.incidentId, t.scheme)],
  ),
  /** Others who are in it: customers we process for (P16), third parties that lost or hold the data (P18). */
  party: k.table(
    'party',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      kind: k.oneOf('kind', ['tenant', 'third_party']).notNull(),
      name: k.text('name').notNull(),
      contact: k.text('contact').notNull(),
      /** Hours the contract gives us to tell it; null where it names none. */
      contractHours: k.whole('contract_hours'),
      contractBasis: k.text('contract_basis').notNull(),
      /** Groups of affected people that are its own. */
      groups: k.json<string[]>()('groups').notNull(),
      /** What it does with the data, or what was lost there. */
      role: k.text('role').notNull(),
      toldAt: k.instant('told_at'),
      toldBy: k.text('told_by'),
      toldHow: k.text('told_how').notNull(),
      /** What proves it: the number of a letter, of a ticket. */
      toldProof: k.text('told_proof').notNull().default(''),
      /** Told later than the contract allows; frozen when told. */
      toldLate: k.flag('told_late').notNull(),
      askedAt: k.instant('asked_at'),
      asked: k.text('asked').notNull(),
      answerDueAt: k.instant('answer_due_at'),
      answeredAt: k.instant('answered_at'),
      answer: k.text('answer').notNull(),
      files: k.json<string[]>()('files').notNull(),
      createdBy: k.text('created_by').notNull(),
      createdAt: k.instant('created_at').notNull(),
      /** A customer's word that we may tell its end users ourselves, and since when we have it. */
      instruction: k.text('instruction').notNull().default(''),
      instructedAt: k.instant('instructed_at'),
      removedAt: k.instant('removed_at'),
      removeReason: k.text('remove_reason').notNull(),
      version: k.whole('version').notNull(),
    },
    (t) => [k.index('party_incident').on(t.incidentId)],
  ),
})
