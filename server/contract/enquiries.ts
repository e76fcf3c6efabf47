import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attachment, fileDigests } from './files.ts'
import { exportGate } from './filings.ts'
import { id, instant, person, typed, version, words } from './values.ts'

/** One question of an authority, and our answer to it. */
export const enquiry = z.object({
  id,
  report: z.object({ id, name: z.string() }).nullable(),
  authority: z.string(),
  channel: z.string(),
  question: z.string(),
  askedAt: instant,
  /** Until when the authority wants it; null where it named no time. */
  dueAt: instant.nullable(),
  files: z.array(attachment),
  notedBy: person,
  state: z.enum(['asked', 'drafted', 'returned', 'approved', 'answered']),
  clock: z.enum(['idle', 'running', 'soon', 'late', 'stopped']),
  answer: z.string(),
  answerFiles: z.array(attachment),
  /** Who wrote the answer; cannot approve it. */
  draftedBy: person.nullable(),
  approvedBy: person.nullable(),
  /** Legal sent the draft back, and why. */
  returnedBy: person.nullable(),
  returnReason: z.string(),
  /** Noted as an authority outside mainland China. */
  abroad: z.boolean(),
  /** It leaves mainland China: legal answers the gate (PIPL 41, DSL 36) with the approval. */
  needsGate: z.boolean(),
  gate: exportGate.extend({ confirmedBy: person }).nullable(),
  answeredAt: instant.nullable(),
  receiptNumber: z.string(),
  /** Frozen with the answer. */
  late: z.boolean(),
  lateReason: z.string(),
  can: z.array(z.string()),
  version,
})
export type EnquiryView = z.infer<typeof enquiry>

export const enquiryList = z.object({ enquiries: z.array(enquiry), can: z.array(z.string()) })

const of = '/api/incidents/:incidentId/enquiries' as const
const one = `${of}/:enquiryId` as const

export const enquiryApi = {
  listEnquiries: endpoint('get', of, {
    summary: 'What authorities asked after the reports, and what was answered',
    answer: enquiryList,
  }),
  noteEnquiry: endpoint('post', of, {
    summary: 'Note a question of an authority: when, until when, by which channel, about which report',
    body: z.object({
      reportId: id.nullable().default(null),
      authority: words(200),
      channel: typed(200).default(''),
      question: words(10_000),
      askedAt: instant,
      dueAt: instant.nullable().default(null),
      /** The authority is not of mainland China. */
      abroad: z.boolean().default(false),
      files: fileDigests.default([]),
    }),
    answer: enquiryList,
    status: 201,
  }),
  draftAnswer: endpoint('put', `${one}/answer`, {
    summary: 'Write the answer; whatever was approved is void by it',
    body: z.object({ answer: words(20_000), files: fileDigests.default([]), version }),
    answer: enquiryList,
  }),
  approveAnswer: endpoint('post', `${one}/approve`, {
    summary: 'Legal approves the answer as it stands; whoever wrote it cannot',
    body: z.object({ gate: exportGate.optional(), version }),
    answer: enquiryList,
  }),
  returnAnswer: endpoint('post', `${one}/return`, {
    summary: 'Legal sends the draft back with a reason; whoever wrote it cannot',
    body: z.object({ reason: words(2_000), version }),
    answer: enquiryList,
  }),
  sendAnswer: endpoint('post', `${one}/sent`, {
    summary: 'Record that the approved answer went out: when, by which channel, with which receipt',
    body: z.object({
      at: instant,
      channel: words(200),
      receiptNumber: typed(200).default(''),
      /** Needed where it is late by then. */
      lateReason: typed(2_000).default(''),
      version,
    }),
    answer: enquiryList,
  }),
}
