import { z } from 'zod'
import { announcementProgress } from '../rules/announcement.ts'
import { endpoint } from './endpoint.ts'
import { announcementText, decision, difference, digest, finding } from './noticeTexts.ts'
import { id, instant, language, person, version, words } from './values.ts'

export const announcementState = z.enum([
  'draft',
  'submitted',
  'approved',
  'returned',
  'void',
  'published',
  'withdrawn',
])
const texts = z.object({ 'zh-CN': announcementText.exactOptional(), en: announcementText.exactOptional() })
const body = z.object({ texts, progress: z.enum(announcementProgress) })

export const announcementView = z.object({
  id,
  /** The public address; it answers nobody outside until the first edition, and stays. */
  url: z.string(),
  /** What the public reads now; null before the first edition and after a withdrawal. */
  live: z.object({ edition: z.number(), version, at: instant }).nullable(),
  version,
  state: announcementState,
  digest,
  texts,
  progress: z.enum(announcementProgress),
  from: z.object({ noticeId: id, version }).nullable(),
  languages: z.array(language),
  faults: z.array(
    z.object({
      language,
      field: z.string(),
      code: z.enum(['blank', 'finding']),
      finding: finding.nullable(),
    }),
  ),
  blocked: z.boolean(),
  drafted: decision,
  submittedAt: instant.nullable(),
  decided: decision.nullable(),
  published: decision.nullable(),
  withdrawn: decision.nullable(),
  reason: z.string(),
  /** How long it must stay up: from the first edition, with the duties that ask for it; null before that. */
  posted: z
    .object({
      from: instant,
      until: instant,
      asked: z.array(z.object({ code: z.string(), days: z.number() })),
    })
    .nullable(),
  /** No authority has a report yet: the page would tell the public first. */
  beforeReport: z.boolean(),
  /** Only the real world is ever served to the public. */
  served: z.boolean(),
  difference: difference.nullable(),
  versions: z.array(
    z.object({
      version,
      edition: z.number().nullable(),
      state: announcementState,
      by: person,
      at: instant,
      publishedAt: instant.nullable(),
      beforeReport: z.boolean(),
    }),
  ),
  can: z.array(z.string()),
})
export type AnnouncementView = z.infer<typeof announcementView>

const of = '/api/incidents/:incidentId/announcements' as const
const one = `${of}/:announcementId` as const
const seen = z.object({ version })

export const announcementApi = {
  listAnnouncements: endpoint('get', of, {
    summary: 'Announcements of the incident',
    answer: z.array(announcementView),
  }),
  draftAnnouncement: endpoint('post', of, {
    summary: "Begin one, from a notice's announcement text or by hand",
    body: z.union([z.object({ noticeId: id }), body]),
    answer: announcementView,
    status: 201,
  }),
  changeAnnouncement: endpoint('put', one, {
    summary: 'Edit it, or take the words of a notice again: the next version; an approval falls',
    body: z.union([body.extend({ version }), z.object({ noticeId: id, version })]),
    answer: announcementView,
  }),
  submitAnnouncement: endpoint('post', `${one}/submit`, {
    summary: 'Hand it to legal',
    body: seen,
    answer: announcementView,
  }),
  approveAnnouncement: endpoint('post', `${one}/approve`, {
    summary: 'Legal approves; bound to the digest the approver saw',
    body: z.object({ version, digest }),
    answer: announcementView,
  }),
  returnAnnouncement: endpoint('post', `${one}/return`, {
    summary: 'Legal returns it with a reason',
    body: z.object({ version, reason: words(2_000) }),
    answer: announcementView,
  }),
  publishAnnouncement: endpoint('post', `${one}/publish`, {
    summary: 'Publish the approved version as the next edition',
    body: seen,
    answer: announcementView,
  }),
  withdrawAnnouncement: endpoint('post', `${one}/withdraw`, {
    summary: 'Withdraw what the public reads now, with a reason; the page stays and says so',
    body: z.object({ reason: words(1_000), version }),
    answer: announcementView,
  }),
  exportAnnouncement: endpoint('get', `${one}/files`, {
    summary:
      'Every published page and feed as a zip of plain files, for a host of its own; codes are looked up at the console',
    answer: z.unknown(),
  }),
}
