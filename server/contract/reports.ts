import { z } from 'zod'
import { stageKeys } from '../rules/reportForm.ts'
import { endpoint } from './endpoint.ts'
import { exportGate, filing } from './filings.ts'
import { clock } from './incidents.ts'
import { id, instant, language, person, typed, version, wording, words } from './values.ts'

const stage = z.enum(stageKeys)
export const reportStates = [
  'draft',
  'submitted',
  'approved',
  'returned',
  'signed',
  'filed',
  'withdrawn',
] as const
/** SHA-256 in hex of what is approved: every field of the text but those that signing and filing fill in. */
const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** One field in one language. `shown` is never blank: the value, or 待核实, or what stands for an act to come. */
export const reportText = z.object({
  value: z.string().nullable(),
  shown: z.string(),
  state: z.enum(['known', 'to_verify', 'absent']),
  /** English without a translation of its own shows the Chinese. */
  untranslated: z.boolean(),
})

export const reportField = z.object({
  key: z.string(),
  label: wording,
  text: z.object({ 'zh-CN': reportText, en: reportText }),
  /** Where it is filled from; `typed` where somebody wrote over the source. */
  source: z.object({
    from: z.enum(['fact', 'profile', 'act', 'entry']),
    key: z.string().nullable(),
    version: z.number().nullable(),
    typed: z.boolean(),
  }),
  required: z.boolean(),
  /** Signing or filing fills it in; it is no part of what is approved and cannot be typed. */
  pending: z.boolean(),
  /** This text leaves it to a supplement. */
  owed: z.boolean(),
  /** The fact says something else now than this text. */
  changed: z.boolean(),
})
export type ReportFieldView = z.infer<typeof reportField>

export const reportLine = z.object({
  id,
  number: z.number(),
  /** PI-2026-014-R1 */
  name: z.string(),
  /** The form it stands on, and the language its authority reads. */
  form: z.object({ id: z.string(), name: wording, law: wording, language, places: z.array(z.string()) }),
  /** 第 n 次 among the reports to the same authorities. */
  ordinal: z.number(),
  stage,
  stageName: wording,
  state: z.enum(reportStates),
  draftedBy: person,
  draftedAt: instant,
  filedAt: instant.nullable(),
  /** Fields that read 待核实 and are owed to a supplement. */
  unknown: z.number(),
})
export type ReportLine = z.infer<typeof reportLine>

export const reportView = reportLine.extend({
  title: wording,
  groups: z.array(
    z.object({
      key: z.string(),
      heading: wording,
      must: z.boolean(),
      fields: z.array(reportField),
    }),
  ),
  /** Fields left out while they have no answer, which may still be written: remarks, other matters. */
  more: z.array(z.object({ key: z.string(), label: wording })),
  /** What still keeps it from being submitted: required fields nobody answered. */
  gaps: z.array(
    z.object({ field: z.string(), label: wording, kind: z.enum(['absent', 'to_verify', 'translation']) }),
  ),
  /** What the text check found in the words people wrote; a blocking one keeps it from being submitted. */
  findings: z.array(
    z.object({
      field: z.string(),
      code: z.string(),
      level: z.enum(['blocking', 'warning']),
      excerpt: z.string(),
      reason: wording,
    }),
  ),
  /** Against the last report filed before it, field by field; null when there is none. */
  difference: z
    .object({
      to: z.object({ id, number: z.number(), stageName: wording }),
      fields: z.array(z.object({ key: z.string(), label: wording, before: wording, after: wording })),
    })
    .nullable(),
  digest,
  /** Number of the fact sheet its text was frozen at; null while it follows the facts. */
  sheet: z.number().nullable(),
  editors: z.array(person),
  submittedAt: instant.nullable(),
  approvedBy: person.nullable(),
  approvedAt: instant.nullable(),
  returnReason: z.string(),
  signedBy: person.nullable(),
  signedAt: instant.nullable(),
  /** Why the commander signed a first report that legal had not approved. */
  unapprovedReason: z.string(),
  withdrawReason: z.string(),
  /** Duties it serves: those its filings fulfilled, and those open that its stage would. */
  clocks: z.array(clock),
  /** Jurisdiction of each of their rules: one that is not CN passes the gate for data that leaves the country. */
  places: z.record(z.string(), z.string()),
  /** Those of them owed to another authority: a filing serves them only by naming them. */
  mustBeNamed: z.array(z.string()),
  filings: z.array(filing),
  /** The commander may sign it without legal's approval: a clock it serves is running out. */
  urgent: z.boolean(),
  can: z.array(z.string()),
  version,
})
export type ReportView = z.infer<typeof reportView>

export const reportList = z.object({
  reports: z.array(reportLine),
  /** Stages that may be drafted now. */
  stages: z.array(stage),
  /** A converter is installed here: a report can be had as PDF. */
  pdf: z.boolean(),
  /** What the last filed report leaves to a supplement: still unknown then, or saying something else now. */
  owed: z.array(z.object({ key: z.string(), label: wording, kind: z.enum(['unknown', 'changed']) })),
  /** The clock of the duty each stage serves that ends first. */
  clocks: z.object({
    first: clock.nullable(),
    supplement: clock.nullable(),
    correction: clock.nullable(),
    final: clock.nullable(),
  }),
  /** Every form there is, with what could be drafted on it now; those for which something is owed come first. */
  forms: z.array(
    z.object({
      id: z.string(),
      name: wording,
      law: wording,
      language,
      places: z.array(z.string()),
      /** Something is owed that it serves without being named. */
      owed: z.boolean(),
      stages: z.array(z.object({ stage, name: wording, whyNot: z.string(), clock: clock.nullable() })),
    }),
  ),
  can: z.array(z.string()),
})
export type ReportList = z.infer<typeof reportList>

const fieldChange = z.object({
  field: z.string().max(60),
  language,
  /** A text of one's own; null = to be verified; left out = back to the source. */
  value: words(5_000).nullable().optional(),
})
export type ReportFieldChange = z.infer<typeof fieldChange>

const of = '/api/incidents/:incidentId' as const
const one = `${of}/reports/:reportId` as const
const oneFiling = `${one}/filings/:filingId` as const

export const reportApi = {
  listReports: endpoint('get', `${of}/reports`, {
    summary: 'Reports to the authorities, and what is owed next',
    answer: reportList,
  }),
  draftReport: endpoint('post', `${of}/reports`, {
    summary: 'Draft the first report, a supplement or the final one; filled from the facts',
    body: z.object({ stage, formId: z.string().max(60).optional() }),
    answer: reportView,
    status: 201,
  }),
  getReport: endpoint('get', one, { summary: 'One report, field by field', answer: reportView }),
  changeReport: endpoint('patch', one, {
    summary: 'Write single fields by hand; whatever was approved or signed is void by it',
    body: z.object({ changes: z.array(fieldChange).min(1).max(200), version }),
    answer: reportView,
  }),
  submitReport: endpoint('post', `${one}/submit`, {
    summary: 'Freeze the text as read and hand it to legal',
    body: z.object({ digest, version }),
    answer: reportView,
  }),
  decideReport: endpoint('post', `${one}/decide`, {
    summary: 'Legal approves exactly this text, or returns it with a reason; nobody who wrote on it can',
    body: z.object({ approve: z.boolean(), reason: typed(2_000).default(''), digest, version }),
    answer: reportView,
  }),
  signReport: endpoint('post', `${one}/sign`, {
    summary: 'The commander signs (签发); a first report whose clock runs out also unapproved, with a reason',
    body: z.object({ digest, unapprovedReason: typed(2_000).default(''), version }),
    answer: reportView,
  }),
  fileReport: endpoint('post', `${one}/filings`, {
    summary: 'Record that it was filed: when, where, by which channel; stops the clocks of the duties named',
    body: z.object({
      at: instant,
      recipient: words(200),
      channel: words(200),
      receiptNumber: typed(200).default(''),
      /** Every open duty that the stage serves, where left out. */
      ruleIds: z.array(z.string().max(40)).max(30).optional(),
      /** Needed where one of them is late by then. */
      lateReason: typed(2_000).default(''),
      /** Needed where it goes to a foreign authority or under a foreign law; answered by legal (PIPL 41, DSL 36). */
      gate: exportGate.optional(),
      version,
    }),
    answer: reportView,
    status: 201,
  }),
  addReceipt: endpoint('put', `${oneFiling}/receipt-number`, {
    summary: 'The receipt number, where it came later than the filing; it is written once',
    body: z.object({ receiptNumber: words(200) }),
    answer: reportView,
  }),
  addReceiptFile: endpoint('put', `${oneFiling}/receipt-file`, {
    summary: 'The receipt itself, as its bytes (PDF, PNG, JPEG, DOCX or OFD, up to 10 MB); it is stored once',
    query: z.object({ name: words(200) }),
    body: z.unknown(),
    answer: reportView,
  }),
  getReceiptFile: endpoint('get', `${oneFiling}/receipt-file`, {
    summary: 'The receipt as it was stored, for download',
    answer: z.unknown(),
  }),
  withdrawReport: endpoint('post', `${one}/withdraw`, {
    summary: 'Give up a report that was not filed; it stays readable',
    body: z.object({ reason: words(), version }),
    answer: reportView,
  }),
  exportReport: endpoint('get', `${one}/export`, {
    summary: 'The report as DOCX, PDF, plain text in the order of the form, or JSON (ReportDocument)',
    query: z.object({ format: z.enum(['docx', 'pdf', 'txt', 'json']), language: language.default('zh-CN') }),
    answer: z.unknown(),
  }),
}
