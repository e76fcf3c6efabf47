import type { Entries, ReportText } from '../../server/rules/reportText.ts'
import type { Kit } from '../kit.ts'

export const reportTables = (k: Kit) => ({
  report: k.table(
    'report',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      /** 第 n 次: reports are numbered in the order they are drafted. */
      number: k.whole('number').notNull(),
      stage: k.oneOf('stage', ['first', 'supplement', 'correction', 'final']).notNull(),
      formId: k.text('form_id').notNull(),
      /** What was typed over the sources; survives every refilling. */
      entries: k.json<Entries>()('entries').notNull(),
      /** Frozen when it is submitted or signed; null while it follows the facts. */
      text: k.json<ReportText>()('frozen_text'),
      /** Number of the fact sheet the text was frozen at. */
      sheet: k.whole('sheet'),
      /** Of the frozen text; empty while there is none. */
      digest: k.text('digest').notNull(),
      state: k
        .oneOf('state', ['draft', 'submitted', 'approved', 'returned', 'signed', 'filed', 'withdrawn'])
        .notNull(),
      draftedBy: k.text('drafted_by').notNull(),
      draftedAt: k.instant('drafted_at').notNull(),
      /** Everybody who wrote on it: none of them can approve it. */
      editors: k.json<string[]>()('editors').notNull(),
      submittedAt: k.instant('submitted_at'),
      approvedBy: k.text('approved_by'),
      approvedAt: k.instant('approved_at'),
      returnReason: k.text('return_reason').notNull(),
      signedBy: k.text('signed_by'),
      signedAt: k.instant('signed_at'),
      /** Why the commander signed a first report that legal had not approved. */
      unapprovedReason: k.text('unapproved_reason').notNull(),
      withdrawReason: k.text('withdraw_reason').notNull(),
      /** When it first reached an authority. */
      filedAt: k.instant('filed_at'),
      version: k.whole('version').notNull(),
    },
    (t) => [k.uniqueIndex('report_number').on(t.incidentId, t.number)],
  ),
  /** One signed text may go to several authorities, each with its own channel, receipt and duties. */
  filing: k.table(
    'filing',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      reportId: k.text('report_id').notNull(),
      ruleIds: k.json<string[]>()('rule_ids').notNull(),
      recipient: k.text('recipient').notNull(),
      channel: k.text('channel').notNull(),
      filedAt: k.instant('filed_at').notNull(),
      filedBy: k.text('filed_by').notNull(),
      registeredAt: k.instant('registered_at').notNull(),
      receiptNumber: k.text('receipt_number').notNull(),
      receiptFile: k.text('receipt_file'),
      receiptName: k.text('receipt_name').notNull(),
      /** Answers to the gate that data for a foreign body must pass (PIPL 41, DSL 36); null for filings at home. */
      gate: k.json<Record<string, unknown>>()('gate'),
    },
    (t) => [k.index('filing_incident').on(t.incidentId)],
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
  /** Which incident a stored file belongs to, under which name, and who put it there. */
  attachment: k.table(
    'attachment',
    {
      incidentId: k.text('incident_id').notNull(),
      digest: k.text('digest').notNull(),
      name: k.text('name').notNull(),
      storedAt: k.instant('stored_at').notNull(),
      storedBy: k.text('stored_by').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.incidentId, t.digest] })],
  ),
  /** What an authority asks after a report, and what we answered: a thread, each question with its own time. */
  enquiry: k.table(
    'enquiry',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      /** The report it is about, if about one. */
      reportId: k.text('report_id'),
      authority: k.text('authority').notNull(),
      channel: k.text('channel').notNull(),
      question: k.text('question').notNull(),
      askedAt: k.instant('asked_at').notNull(),
      dueAt: k.instant('due_at'),
      files: k.json<string[]>()('files').notNull(),
      notedBy: k.text('noted_by').notNull(),
      answer: k.text('answer').notNull(),
      answerFiles: k.json<string[]>()('answer_files').notNull(),
      answeredAt: k.instant('answered_at'),
      answeredBy: k.text('answered_by'),
      approvedBy: k.text('approved_by'),
      /** Legal sent the draft back, and why; empty again with the next draft. */
      returnedBy: k.text('returned_by'),
      returnReason: k.text('return_reason').notNull().default(''),
      /** Noted as an authority outside mainland China: the answer passes the gate. */
      abroad: k.flag('abroad').notNull().default(false),
      /** Counsel's answers to the gate (PIPL 41, DSL 36); null for an answer at home. */
      gate: k.json<Record<string, unknown>>()('gate'),
      receiptNumber: k.text('receipt_number').notNull(),
      /** Answered after its time; frozen with the answer. */
      late: k.flag('late').notNull(),
      lateReason: k.text('late_reason').notNull(),
      version: k.whole('version').notNull(),
    },
    (t) => [k.index('enquiry_incident').on(t.incidentId)],
  ),
  /** The company's own lines of the directory of authorities, over those shipped: the same key replaces. */
  authority: k.table('authority', {
    key: k.text('key').primaryKey(),
    entry: k.json<unknown>()('entry').notNull(),
    changedBy: k.text('changed_by').notNull(),
    changedAt: k.instant('changed_at').notNull(),
    version: k.whole('version').notNull(),
  }),
})
