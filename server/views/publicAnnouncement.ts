import type { Sql } from '../../db/database.ts'
import {
  type AnnouncementRow,
  type AnnouncementVersionRow,
  findBySlug,
  listAnnouncementVersions,
} from '../../db/queries/announcements.ts'
import { findIncident, findWorld, type IncidentRow, type WorldRow } from '../../db/queries/incidents.ts'
import { findOrganisation } from '../../db/queries/installation.ts'
import type { OrganisationRow } from '../../db/queries/organisation.ts'
import { openIncident } from '../actions/access.ts'
import type { Actor, Context } from '../context.ts'
import { Problem } from '../problem.ts'
import { type Links, liveLinks } from '../public/links.ts'
import type { AnnouncementView } from '../public/render.ts'
import { languagesOf, postedUntil } from '../rules/announcement.ts'
import type { Language } from '../rules/facts.ts'
import { checkCode, codesOf } from './codeCheck.ts'

export interface Asked {
  slug: string
  language?: string | undefined
  edition?: number | undefined
  /** Of a message somebody wants to check. */
  code?: string | undefined
  /** Too many codes came from there: none is looked up. */
  tooMany?: boolean
  /** Where links lead; at this console unless said otherwise. */
  links?: Links
}

export interface Page {
  announcement: AnnouncementRow
  versions: AnnouncementVersionRow[]
  incident: IncidentRow
  world: WorldRow
  organisation: OrganisationRow | undefined
}

/** What the public reads at this address. `undefined`: unpublished, of another world or never there, all alike. */
export async function publicAnnouncement(ctx: Context, asked: Asked): Promise<AnnouncementView | undefined> {
  const page = await pageAt(ctx.db.read, asked.slug)
  if (page?.world.kind !== 'real') return undefined
  const shown = page.versions.filter(({ edition }) => edition !== null)
  const row =
    asked.edition === undefined ? shown.at(-1) : shown.find(({ edition }) => edition === asked.edition)
  const view = row && viewOf(page, row, asked)
  return view && { ...view, check: await checkBox(ctx, page, asked) }
}

/** Before anything was sent no code is ours; once what proves a telling is destroyed, nobody can say any more. */
async function checkBox(ctx: Context, { incident }: Page, asked: Asked): Promise<AnnouncementView['check']> {
  const { code = '', tooMany, links } = asked
  const codes = await codesOf(ctx.db.read, incident.id)
  if (codes === 'gone' || (codes === 'none' && !links && !code)) return null
  const action = linksOf(asked).check(asked.language as Language | undefined)
  if (!code) return { action, code, result: null }
  if (tooMany) return { action, code, result: { ours: 'later' } }
  return { action, code, result: codes === 'out' ? await checkCode(ctx, incident.id, code) : { ours: false } }
}

const linksOf = ({ slug, links }: Asked): Links => links ?? liveLinks(slug)

/** The version now worked on, for signed-in staff who may see the incident; it says on itself that it is no real page. */
export async function announcementDraft(
  ctx: Context,
  actor: Actor,
  asked: Asked,
): Promise<AnnouncementView | undefined> {
  const page = await pageAt(ctx.db.read, asked.slug)
  if (!page || !(await maySee(ctx, actor, page.incident.id))) return undefined
  const row = page.versions.find(({ version }) => version === page.announcement.version)
  const view = row && viewOf(page, row, asked)
  return view && { ...view, draft: row.state !== 'published' && row.state !== 'withdrawn' }
}

/** A refusal is an answer here: whoever may not see the incident finds no page. */
const maySee = (ctx: Context, actor: Actor, incidentId: string): Promise<boolean> =>
  openIncident(ctx.db.read, actor, incidentId).then(
    () => true,
    (error) => {
      if (error instanceof Problem) return false
      throw error
    },
  )

export async function pageAt(sql: Sql, slug: string): Promise<Page | undefined> {
  const announcement = await findBySlug(sql, slug)
  const incident = announcement && (await findIncident(sql, announcement.incidentId))
  const world = incident && (await findWorld(sql, incident.worldId))
  if (!world) return undefined
  const versions = await listAnnouncementVersions(sql, announcement.id)
  return { announcement, versions, incident, world, organisation: await findOrganisation(sql) }
}

function viewOf(page: Page, row: AnnouncementVersionRow, asked: Asked): AnnouncementView | undefined {
  const languages = languagesOf(row.content)
  const language = languageOf(languages, asked.language)
  if (!language) return undefined
  const { organisation, versions, world } = page
  const first = versions.find(({ edition }) => edition === 1)
  const publishedAt = row.publishedAt ?? row.draftedAt
  const firstPublishedAt = first?.publishedAt ?? publishedAt
  const withdrawn = row.state === 'withdrawn' && row.withdrawnAt !== null
  return {
    language,
    company: companyOf(page, language),
    hotline: organisation?.dutyPhone ?? '',
    status: withdrawn ? 'withdrawn' : statusOf(page, row),
    version: row.edition ?? (versions.findLast(({ edition }) => edition !== null)?.edition ?? 0) + 1,
    publishedAt,
    firstPublishedAt,
    keptUntil: postedUntil(firstPublishedAt),
    text: withdrawn ? null : (row.content.texts[language] ?? null),
    withdrawn: withdrawn ? { at: row.withdrawnAt as number, reason: row.reason } : null,
    versions: editionsOf(page, asked),
    languages: languages.map((one) => ({
      language: one,
      name: nameOf[one],
      href: linksOf(asked).page(one, asked.edition),
    })),
    feed: linksOf(asked).feed(language),
    own: linksOf(asked).own(language),
    check: null,
    drill: world.kind !== 'real',
  }
}

/** No language asked for: the first. One that is not there is no page. */
const languageOf = (languages: readonly Language[], asked: string | undefined): Language | undefined =>
  asked === undefined ? languages[0] : languages.find((language) => language === asked)

const statusOf = ({ incident }: Page, { content }: AnnouncementVersionRow) =>
  incident.status === 'open' ? content.progress : ('ended' as const)

const nameOf: Record<Language, string> = { 'zh-CN': '中文', en: 'English' }

export const companyOf = ({ organisation }: Page, language: Language): string =>
  organisation?.name[language] ?? organisation?.name['zh-CN'] ?? ''

const editionsOf = ({ versions }: Page, asked: Asked) =>
  versions
    .filter(({ edition }) => edition !== null)
    .toReversed()
    .map((row) => ({
      version: row.edition as number,
      at: row.publishedAt as number,
      href: linksOf(asked).page(asked.language as Language | undefined, row.edition as number),
      withdrawn: row.state === 'withdrawn',
    }))
