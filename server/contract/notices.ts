import { z } from 'zod'
import { noticePurposes } from '../rules/noticePurpose.ts'
import { endpoint } from './endpoint.ts'
import { handled } from './handling.ts'
import {
  decision,
  difference,
  digest,
  filedPlace,
  finding,
  noticePlan,
  noticeWords,
  place,
  sender,
  suggestion,
} from './noticeTexts.ts'
import { id, instant, language, person, version, wording, words } from './values.ts'

export const noticeState = z.enum(['draft', 'submitted', 'approved', 'returned', 'void'])

/** A content required by law or promised by the policy that a text lacks. */
export const noticeGap = place.extend({
  content: z.string(),
  kind: z.enum(['missing', 'translation', 'unknown', 'unsaid']),
  label: wording,
  article: wording,
  blocking: z.boolean(),
})
export type NoticeGap = z.infer<typeof noticeGap>

const smsCount = z.object({
  encoding: z.enum(['gsm7', 'ucs2']),
  units: z.number(),
  segments: z.number(),
  room: z.number(),
  left: z.number(),
  filled: z.array(z.number()),
})

export const noticeDraft = place.extend({
  words: noticeWords,
  /** Fields typed by hand whose facts have moved since. */
  behind: z.array(z.string()),
  gaps: z.array(noticeGap),
  /** Of the law's six contents and the policy's: which part says it, and whether it does. */
  contents: z.array(
    z.object({ key: z.string(), part: z.string(), label: wording, article: wording, said: z.boolean() }),
  ),
  findings: z.array(finding.extend({ field: z.string() })),
  /** The SMS as it leaves, signature included, and what it is billed as; null where no SMS is meant. */
  sms: z.object({ text: z.string(), count: smsCount, missingParams: z.array(z.string()) }).nullable(),
})
export type NoticeDraftView = z.infer<typeof noticeDraft>

/** In each language of the notice; null: to be verified, or nobody looked. */
const said = z.partialRecord(language, z.string().nullable())

/** A fact that the texts rest on. `was` is what it said when the text was drawn, `now` what it says today. */
export const noticeFact = z.object({
  no: z.string(),
  key: z.string(),
  group: z.string(),
  version: z.number(),
  nowVersion: z.number(),
  changed: z.boolean(),
  was: said,
  now: said,
})
export type NoticeFact = z.infer<typeof noticeFact>

/** Languages are judged one by one: one that lacks something is not bound by the approval of another. */
export const noticeLanguage = z.object({
  language,
  complete: z.boolean(),
  approved: z.boolean(),
  /** Everything that blocks it, each named once. */
  blocking: z.array(wording),
})

/** `first`: nobody told before; the others say at their head what they correct or complete. */
const purpose = z.enum(noticePurposes)

export const noticeLine = z.object({
  id,
  purpose,
  version,
  state: noticeState,
  languages: z.array(noticeLanguage),
  digest,
  draftedBy: person,
  draftedAt: instant,
  changedFacts: z.number(),
})
export type NoticeLine = z.infer<typeof noticeLine>

export const noticeView = z.object({
  id,
  purpose,
  /** The earlier notice that it corrects or completes: which of the incident's, and its version compared with. */
  follows: z.object({ noticeId: id, no: z.number(), version }).nullable(),
  version,
  /** False: an older version, to be read only. */
  current: z.boolean(),
  state: noticeState,
  /** What an approval of this version binds: computed from its text, or as it was sealed. */
  digest,
  languages: z.array(noticeLanguage),
  /** What blocks every language: nobody to be told, no bound. */
  blocking: z.array(wording),
  drafted: decision,
  submitted: decision.nullable(),
  decided: decision.nullable(),
  voided: decision.nullable(),
  reason: z.string(),
  suggestions: z.array(suggestion),
  sender,
  filed: z.array(filedPlace),
  plan: noticePlan,
  /** Where the channels of its plan hand contact details now: nothing is ordered by one that legal must still be asked about. */
  handling: z.array(handled),
  /** People it is meant for, by the lists read so far; null = nobody was read. */
  people: z.number().nullable(),
  /** At most so many may be unknown after one crash; 0 = nothing leaves the building now. */
  unknownBound: z.number(),
  groups: z.array(z.object({ key: z.string(), name: wording })),
  drafts: z.array(noticeDraft),
  facts: z.array(noticeFact),
  /** Number of the fact sheet now, and when this text was drawn. */
  sheet: z.object({ now: z.number(), drawn: z.number() }),
  /** The newest approval of an earlier version: what it was bound to, and who voided it. */
  lastApproval: z.object({ version, digest, approved: decision, voided: decision.nullable() }).nullable(),
  difference: difference.nullable(),
  versions: z.array(z.object({ version, state: noticeState, by: person, at: instant })),
  can: z.array(z.string()),
})
export type NoticeView = z.infer<typeof noticeView>

/** What one person would receive, over every channel of the notice. */
export const noticePreview = z.object({
  /** Nobody in particular, or one of the affected with contact details masked. */
  person: z.object({ name: z.string(), code: z.string(), sample: z.boolean() }),
  /** The text chosen for them; null: this notice holds none that fits. */
  place: place.nullable(),
  /** Who is told about this person: under 14 the guardian, from 14 to 17 both. */
  readers: z.array(place.shape.audience),
  /** Where it would go, masked; null: a sample goes nowhere. */
  to: z.object({ email: z.string().nullable(), sms: z.string().nullable() }).nullable(),
  /** Among those the notice is meant for, by group and region. */
  meant: z.boolean(),
  email: z.object({ subject: z.string(), text: z.string(), html: z.string() }).nullable(),
  sms: z.object({ text: z.string() }).nullable(),
  inSite: z.object({ title: z.string(), text: z.string() }).nullable(),
  phone: z.object({ script: z.string() }).nullable(),
  /** Channels whose text is not for them, because they lack these fields: their next one has its turn. */
  lacking: z.array(
    z.object({ channel: z.enum(['email', 'sms', 'inSite', 'phone']), fields: z.array(z.string()) }),
  ),
})
export type NoticePreview = z.infer<typeof noticePreview>

const of = '/api/incidents/:incidentId/notices' as const
const one = `${of}/:noticeId` as const
const seen = z.object({ version })

export const noticeApi = {
  listNotices: endpoint('get', of, { summary: 'Notices of the incident', answer: z.array(noticeLine) }),
  draftNotice: endpoint('post', of, {
    summary:
      'Assemble a notice from the facts, for every group, language and reader; another, or one that corrects',
    query: z.object({ purpose: purpose.default('first') }),
    answer: noticeView,
    status: 201,
  }),
  getNotice: endpoint('get', one, {
    summary: 'One notice with what it lacks, what its facts say now and what changed; any version of it',
    query: z.object({ version: z.coerce.number().int().positive().optional() }),
    answer: noticeView,
  }),
  changeNotice: endpoint('put', one, {
    summary: 'Edit words or how people are reached: the next version; an approval falls',
    body: z.object({
      version,
      texts: z
        .array(place.extend({ words: noticeWords }))
        .max(200)
        .default([]),
      sender: sender.optional(),
      filed: z.array(filedPlace).max(20).optional(),
      plan: noticePlan.optional(),
    }),
    answer: noticeView,
  }),
  refreshNotice: endpoint('post', `${one}/refresh`, {
    summary: 'Draw the texts anew from the facts; words typed by hand stay unless overwritten',
    body: z.object({ version, overwrite: z.boolean().default(false) }),
    answer: noticeView,
  }),
  submitNotice: endpoint('post', `${one}/submit`, {
    summary: 'Hand it to legal; refused while every language lacks something',
    body: seen,
    answer: noticeView,
  }),
  approveNotice: endpoint('post', `${one}/approve`, {
    summary: 'Legal approves the complete languages; bound to the digest the approver saw',
    body: z.object({ version, digest }),
    answer: noticeView,
  }),
  returnNotice: endpoint('post', `${one}/return`, {
    summary: 'Legal returns it with a reason and, where useful, other words',
    body: z.object({ version, reason: words(2_000), suggestions: z.array(suggestion).max(50).default([]) }),
    answer: noticeView,
  }),
  previewNotice: endpoint('get', `${one}/preview`, {
    summary:
      'The messages as one person would receive them; with `personId` their own details choose the text',
    query: z.object({
      version: z.coerce.number().int().positive().optional(),
      group: place.shape.group.default(''),
      language,
      audience: place.shape.audience.default('person'),
      personId: z.coerce.number().int().positive().optional(),
    }),
    answer: noticePreview,
  }),
}
