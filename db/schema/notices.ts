import type { AnnouncementBody } from '../../server/rules/announcement.ts'
import type { BatchCounts } from '../../server/rules/batch.ts'
import { type Language, languages } from '../../server/rules/facts.ts'
import type { Handled } from '../../server/rules/handling.ts'
import type { AudienceKey } from '../../server/rules/notice.ts'
import type { NoticeBody, NoticePlan } from '../../server/rules/noticeWork.ts'
import type { OrderCounters } from '../../server/rules/order.ts'
import type { PassedGate, QuietLifted, SendingPlan } from '../../server/rules/sendingPlan.ts'
import type { FetchState } from '../../server/rules/userCentre.ts'
import type { Kit } from '../kit.ts'

export const noticeTables = (k: Kit) => ({
  notice: k.table(
    'notice',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      /** The version now worked on. */
      version: k.whole('version').notNull(),
      createdAt: k.instant('created_at').notNull(),
    },
    (t) => [k.index('notice_incident').on(t.incidentId)],
  ),
  /** One immutable text per version; editing makes the next version and voids an approval. */
  noticeVersion: k.table(
    'notice_version',
    {
      noticeId: k.text('notice_id').notNull(),
      version: k.whole('version').notNull(),
      content: k.json<NoticeBody>()('content').notNull(),
      plan: k.json<NoticePlan>()('plan').notNull(),
      /** What the approval is bound to; empty until approved. */
      digest: k.text('digest').notNull(),
      state: k.oneOf('state', ['draft', 'submitted', 'approved', 'returned', 'void']).notNull(),
      /** Approved languages; none until approved. */
      languages: k.json<Language[]>()('languages').notNull(),
      draftedBy: k.text('drafted_by').notNull(),
      draftedAt: k.instant('drafted_at').notNull(),
      submittedBy: k.text('submitted_by'),
      submittedAt: k.instant('submitted_at'),
      decidedBy: k.text('decided_by'),
      decidedAt: k.instant('decided_at'),
      reason: k.text('reason').notNull(),
      /** Words that legal proposes instead, when returning it. */
      suggestions: k
        .json<{ group: string; language: Language; audience: AudienceKey; field: string; text: string }[]>()(
          'suggestions',
        )
        .notNull(),
      voidedBy: k.text('voided_by'),
      voidedAt: k.instant('voided_at'),
    },
    (t) => [k.primaryKey({ columns: [t.noticeId, t.version] })],
  ),
  /** The approved instruction to send, handed from the console to the sender. */
  order: k.table(
    'send_order',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      worldId: k.text('world_id').notNull(),
      noticeId: k.text('notice_id').notNull(),
      noticeVersion: k.whole('notice_version').notNull(),
      digest: k.text('digest').notNull(),
      /** Of what the sender is handed: texts, channels, groups, policy, bound and who signs. */
      bodyDigest: k.text('body_digest').notNull(),
      /** People first told before it waits for a release; null = everybody. */
      stageLimit: k.whole('stage_limit'),
      state: k.oneOf('state', ['waiting', 'running', 'paused', 'stopped', 'done', 'cancelled']).notNull(),
      reason: k.text('reason').notNull(),
      orderedBy: k.text('ordered_by').notNull(),
      orderedAt: k.instant('ordered_at').notNull(),
      /** The last stop: nothing leaves before this instant. */
      startsAt: k.instant('starts_at').notNull(),
      startedAt: k.instant('started_at'),
      doneAt: k.instant('done_at'),
      sandbox: k.flag('sandbox').notNull(),
      people: k.whole('people').notNull(),
      /** When the first person turned out to be unreachable: the announcement is owed from then. */
      unreachableAt: k.instant('unreachable_at'),
      /** A copy of the sender's own, written every second or so and at the end. */
      counters: k.json<OrderCounters>()('counters').notNull(),
      /** Stages, hours and pace; null = an older order, which goes out at once. */
      plan: k.json<SendingPlan>()('plan'),
      /** Gates between stages that were opened, in order. */
      gates: k.json<PassedGate[]>()('gates'),
      /** When the last message of the stage at hand had left; null = it is still going out, or there is none. */
      stageEndedAt: k.instant('stage_ended_at'),
      quietLifted: k.json<QuietLifted>()('quiet_lifted'),
      /** Why it was given without a test to oneself. */
      untested: k.text('untested'),
      /** Where its channels handled contact details, and on what ground; null = an older order. */
      handling: k.json<Handled[]>()('handling'),
      version: k.whole('version').notNull(),
    },
    (t) => [k.index('order_incident').on(t.incidentId)],
  ),
  /** The exact message, sent to one of the staff before anybody else gets it; counted nowhere. */
  testMessage: k.table(
    'test_message',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      noticeId: k.text('notice_id').notNull(),
      noticeVersion: k.whole('notice_version').notNull(),
      /** Of the approved notice it was sent from. */
      digest: k.text('digest').notNull(),
      channel: k.text('channel').notNull(),
      /** Masked. */
      to: k.text('sent_to').notNull(),
      sentBy: k.text('sent_by').notNull(),
      sentAt: k.instant('sent_at').notNull(),
      outcome: k.oneOf('outcome', ['sending', 'accepted', 'failed', 'unknown', 'sandboxed']).notNull(),
      /** What the other side said. */
      note: k.text('note').notNull(),
    },
    (t) => [k.index('test_message_notice').on(t.noticeId)],
  ),
  announcement: k.table(
    'announcement',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      slug: k.text('slug').notNull().unique(),
      version: k.whole('version').notNull(),
    },
    (t) => [k.index('announcement_incident').on(t.incidentId)],
  ),
  /** Every edit is the next version. `edition` counts those the public has seen: version 5 may be the second edition. */
  announcementVersion: k.table(
    'announcement_version',
    {
      announcementId: k.text('announcement_id').notNull(),
      version: k.whole('version').notNull(),
      edition: k.whole('edition'),
      content: k.json<AnnouncementBody>()('content').notNull(),
      digest: k.text('digest').notNull(),
      state: k
        .oneOf('state', ['draft', 'submitted', 'approved', 'returned', 'void', 'published', 'withdrawn'])
        .notNull(),
      draftedBy: k.text('drafted_by').notNull(),
      draftedAt: k.instant('drafted_at').notNull(),
      submittedAt: k.instant('submitted_at'),
      decidedBy: k.text('decided_by'),
      decidedAt: k.instant('decided_at'),
      publishedBy: k.text('published_by'),
      publishedAt: k.instant('published_at'),
      /** It went out before any authority had a report. */
      beforeReport: k.flag('before_report').notNull(),
      withdrawnBy: k.text('withdrawn_by'),
      withdrawnAt: k.instant('withdrawn_at'),
      /** Why it was returned or withdrawn. */
      reason: k.text('reason').notNull(),
    },
    (t) => [k.primaryKey({ columns: [t.announcementId, t.version] })],
  ),
  /** One uploaded file of affected people. The people themselves lie in the incident's own store. */
  batch: k.table(
    'batch',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      fileName: k.text('file_name').notNull(),
      bytes: k.whole('bytes').notNull(),
      digest: k.text('digest').notNull(),
      /** For rows that name none. */
      group: k.text('group_key').notNull(),
      language: k.oneOf('language', languages),
      region: k.text('region'),
      state: k.oneOf('state', ['receiving', 'asking', 'reading', 'done', 'failed']).notNull(),
      failure: k.text('failure').notNull(),
      counts: k.json<BatchCounts>()('counts').notNull(),
      uploadedBy: k.text('uploaded_by').notNull(),
      uploadedAt: k.instant('uploaded_at').notNull(),
      /** What a person said each column holds, by its place; null = as its name says. */
      mapping: k.json<string[]>()('mapping'),
      /** The sender's own name for what was streamed in; '' = a file from the page. */
      streamKey: k.text('stream_key').notNull().default(''),
      /** How far the fetching from the user centre has come; null = nothing is fetched, it was brought. */
      fetch: k.json<FetchState>()('fetch'),
    },
    (t) => [k.index('batch_incident').on(t.incidentId)],
  ),
  /** What the columns of files with one set of names were taken for the last time: by name, for the whole organisation. */
  columnMapping: k.table('column_mapping', {
    /** Digest of the set of names. */
    headerKey: k.text('header_key').primaryKey(),
    columns: k.json<Record<string, string>>()('columns').notNull(),
    savedBy: k.text('saved_by').notNull(),
    savedAt: k.instant('saved_at').notNull(),
  }),
  /** Lets a program stream people into one incident; its secret is shown once, its digest kept. */
  peopleToken: k.table(
    'people_token',
    {
      id: k.text('id').primaryKey(),
      incidentId: k.text('incident_id').notNull(),
      name: k.text('name').notNull(),
      digest: k.text('digest').notNull().unique(),
      madeBy: k.text('made_by').notNull(),
      madeAt: k.instant('made_at').notNull(),
      revokedAt: k.instant('revoked_at'),
      usedAt: k.instant('used_at'),
    },
    (t) => [k.index('people_token_incident').on(t.incidentId)],
  ),
})
