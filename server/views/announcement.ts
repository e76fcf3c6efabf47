import type { Sql } from '../../db/database.ts'
import { type AnnouncementVersionRow, listAnnouncements } from '../../db/queries/announcements.ts'
import { namesOf } from '../../db/queries/users.ts'
import { type Access, openIncident } from '../actions/access.ts'
import {
  isBeforeReport,
  type OpenAnnouncement,
  openAnnouncement,
  postingOf,
  sealOf,
} from '../actions/announcements/open.ts'
import { judgeFor, materialOf, senderOf } from '../actions/notices/material.ts'
import type { Actor, Context } from '../context.ts'
import type { AnnouncementView } from '../contract/announcements.ts'
import {
  type AnnouncementBody,
  announcementFaults,
  announcementFields,
  blocksAnnouncement,
  languagesOf,
} from '../rules/announcement.ts'
import { changedSentences } from '../rules/difference.ts'
import type { AnnouncementText } from '../rules/notice.ts'
import type { CheckFor } from '../rules/textcheck.ts'
import { iso, isoOrNull, type Names, personOf } from './values.ts'

interface Parts {
  access: Access
  actor: Actor
  names: Names
  ask: CheckFor
  /** A first report is owed and not filed. */
  before: boolean
  publicUrl: string
}

interface Posted extends Parts {
  posting: Awaited<ReturnType<typeof postingOf>>
  /** Its time is not over. */
  early: boolean
}

export async function announcementViews(
  ctx: Context,
  actor: Actor,
  incidentId: string,
): Promise<AnnouncementView[]> {
  const sql = ctx.db.read
  const parts = await partsOf(ctx, sql, actor, incidentId)
  const rows = await listAnnouncements(sql, incidentId)
  return Promise.all(rows.map(({ id }) => shown(ctx, incidentId, id, parts)))
}

export async function announcementView(
  ctx: Context,
  actor: Actor,
  incidentId: string,
  id: string,
): Promise<AnnouncementView> {
  const parts = await partsOf(ctx, ctx.db.read, actor, incidentId)
  return shown(ctx, incidentId, id, parts)
}

async function shown(ctx: Context, incidentId: string, id: string, parts: Parts): Promise<AnnouncementView> {
  const sql = ctx.db.read
  const open = await openAnnouncement(sql, incidentId, id)
  const posting = await postingOf(sql, incidentId, open.versions)
  const early = posting !== null && ctx.now(parts.access.world) < posting.until
  return viewOf(open, { ...parts, posting, early })
}

async function partsOf(ctx: Context, sql: Sql, actor: Actor, incidentId: string): Promise<Parts> {
  const access = await openIncident(sql, actor, incidentId)
  const material = await materialOf(ctx, sql, incidentId)
  return {
    access,
    actor,
    names: await namesOf(sql),
    ask: {
      ...judgeFor(material, senderOf(material)),
      otherNames: material.tenants.map(({ name }) => name),
      noEvidenceHasBasis: false,
    },
    before: await isBeforeReport(sql, incidentId),
    publicUrl: ctx.config.publicUrl,
  }
}

function viewOf(open: OpenAnnouncement, parts: Posted): AnnouncementView {
  const { announcement, versions, current } = open
  const { names, ask, access } = parts
  const faults = announcementFaults(current.content, ask)
  const act = (by: string | null, at: number | null) =>
    by === null || at === null ? null : { by: personOf(names, by), at: iso(at) }
  return {
    id: announcement.id,
    url: `${parts.publicUrl}/a/${announcement.slug}`,
    live: liveOf(versions),
    version: current.version,
    state: current.state,
    digest: current.digest || sealOf(current),
    texts: current.content.texts,
    progress: current.content.progress,
    from: current.content.from,
    languages: languagesOf(current.content),
    faults,
    blocked: blocksAnnouncement(faults),
    drafted: { by: personOf(names, current.draftedBy), at: iso(current.draftedAt) },
    submittedAt: isoOrNull(current.submittedAt),
    decided: act(current.decidedBy, current.decidedAt),
    published: act(current.publishedBy, current.publishedAt),
    withdrawn: act(current.withdrawnBy, current.withdrawnAt),
    reason: current.reason,
    posted: parts.posting && {
      ...parts.posting,
      from: iso(parts.posting.from),
      until: iso(parts.posting.until),
    },
    beforeReport: current.publishedAt === null ? parts.before : current.beforeReport,
    served: access.world.kind === 'real',
    difference: differenceOf(open),
    versions: versions.map((row) => versionLine(row, names)),
    can: stepsOn(open, parts, blocksAnnouncement(faults)),
  }
}

const versionLine = (row: AnnouncementVersionRow, names: Names) => ({
  version: row.version,
  edition: row.edition,
  state: row.state,
  by: personOf(names, row.draftedBy),
  at: iso(row.draftedAt),
  publishedAt: isoOrNull(row.publishedAt),
  beforeReport: row.beforeReport,
})

/** What the public reads: the newest edition that stands. */
function liveOf(versions: readonly AnnouncementVersionRow[]): AnnouncementView['live'] {
  const row = versions.findLast(({ state }) => state === 'published')
  return row?.edition && row.publishedAt !== null
    ? { edition: row.edition, version: row.version, at: iso(row.publishedAt) }
    : null
}

/** Since the newest approval of an earlier version. */
function differenceOf({ versions, current }: OpenAnnouncement): AnnouncementView['difference'] {
  const last = versions.findLast(({ digest, version }) => digest !== '' && version < current.version)
  if (!last) return null
  const languages = new Set([...languagesOf(last.content), ...languagesOf(current.content)])
  const places = [...languages].flatMap((language) => {
    const [before, after] = [last, current].map(({ content }) => fieldsIn(content, language)) as [
      Map<string, string>,
      Map<string, string>,
    ]
    return [...new Set([...before.keys(), ...after.keys()])].flatMap((field) => {
      const sentences = changedSentences(before.get(field) ?? '', after.get(field) ?? '')
      return sentences.length ? [{ group: '', language, audience: 'public' as const, field, sentences }] : []
    })
  })
  const plan = last.content.progress === current.content.progress ? [] : [progressChange(last, current)]
  return { since: last.version, places, plan }
}

const fieldsIn = ({ texts }: AnnouncementBody, language: keyof AnnouncementBody['texts']) =>
  new Map(texts[language] ? announcementFields(texts[language] as AnnouncementText) : [])

const progressChange = (before: AnnouncementVersionRow, after: AnnouncementVersionRow) => ({
  field: 'progress',
  before: before.content.progress,
  after: after.content.progress,
})

function stepsOn(
  { versions, current }: OpenAnnouncement,
  { access, actor, early }: Posted,
  blocked: boolean,
): string[] {
  const { incident, world, may } = access
  if (incident.status === 'closed' || world.endedAt !== null) return []
  const { state } = current
  const own = current.draftedBy === actor.id
  const steps = {
    draft_announcement: may('draft_announcement'),
    submit_announcement: state === 'draft' && !blocked && may('draft_announcement'),
    approve_announcement: state === 'submitted' && !blocked && may('approve_announcement', own),
    return_announcement: state === 'submitted' && may('approve_announcement', own),
    publish_announcement: state === 'approved' && may('publish_announcement'),
    withdraw_announcement:
      versions.some((row) => row.state === 'published') &&
      may('withdraw_announcement') &&
      (!early || may('withdraw_early')),
  }
  return (Object.keys(steps) as (keyof typeof steps)[]).filter((step) => steps[step])
}
