import type { Kit } from '../kit.ts'

export const reportTables = (k: Kit) => ({
  report: k.table(
    'report',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      /** 第 n 次: reports are numbered in the order they are drafted. */
      number: k.whole('number').notNull(),
      stage: k.oneOf('stage', ['first', 'supplement', 'final']).notNull(),
      formId: k.text('form_id').notNull(),
      /** The duties that filing it fulfils. */
      ruleIds: k.json<string[]>()('rule_ids').notNull(),
      fields: k.json<unknown>()('fields').notNull(),
      digest: k.text('digest').notNull(),
      state: k.oneOf('state', ['draft', 'submitted', 'approved', 'returned', 'signed', 'filed']).notNull(),
      draftedBy: k.text('drafted_by').notNull(),
      draftedAt: k.instant('drafted_at').notNull(),
      approvedBy: k.text('approved_by'),
      approvedAt: k.instant('approved_at'),
      returnReason: k.text('return_reason').notNull(),
      signedBy: k.text('signed_by'),
      signedAt: k.instant('signed_at'),
      /** Why the commander filed a first report that legal had not approved. */
      unapprovedReason: k.text('unapproved_reason').notNull(),
      recipient: k.text('recipient').notNull(),
      channel: k.text('channel').notNull(),
      receiptNumber: k.text('receipt_number').notNull(),
      receiptFile: k.text('receipt_file'),
      filedBy: k.text('filed_by'),
      filedAt: k.instant('filed_at'),
      version: k.whole('version').notNull(),
    },
    (t) => [k.uniqueIndex('report_number').on(t.incidentId, t.number)],
  ),
  /** A stored file, named by its SHA-256; the bytes lie under the data folder. */
  file: k.table('file', {
    digest: k.text('digest').primaryKey(),
    name: k.text('name').notNull(),
    type: k.text('type').notNull(),
    bytes: k.whole('bytes').notNull(),
    storedAt: k.instant('stored_at').notNull(),
    storedBy: k.text('stored_by').notNull(),
  }),
})
