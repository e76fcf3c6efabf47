import type { AnnouncementVersionRow } from '../../db/queries/announcements.ts'
import type { Context } from '../context.ts'
import type { FeedView } from '../public/feed.ts'
import { fileLinks, type Links, liveLinks } from '../public/links.ts'
import { staticPolicy } from '../public/policy.ts'
import type { AnnouncementView } from '../public/render.ts'
import { publicWords } from '../public/words.ts'
import { languagesOf } from '../rules/announcement.ts'
import type { Language } from '../rules/facts.ts'
import { sayInstant } from '../rules/say.ts'
import { companyOf, type Page, pageAt, publicAnnouncement } from './publicAnnouncement.ts'

/** Its editions as a feed, in one language; whole addresses, for a feed is read elsewhere. */
export async function publicFeed(ctx: Context, slug: string, asked: string): Promise<FeedView | undefined> {
  const page = await pageAt(ctx.db.read, slug)
  if (page?.world.kind !== 'real') return undefined
  const language = shownIn(page).find((one) => one === asked)
  return language && feedOf(page, language, liveLinks(slug, ctx.config.publicUrl))
}

export interface PublicFiles {
  pages: { name: string; view: AnnouncementView }[]
  feeds: { name: string; view: FeedView }[]
  /** Where the console shows it. */
  live: string
}

/** Every page and feed the public may read, for plain files on another host; `undefined` while nothing is published. */
export async function publicFiles(ctx: Context, slug: string): Promise<PublicFiles | undefined> {
  const page = await pageAt(ctx.db.read, slug)
  const [first] = page ? shownIn(page) : []
  if (page?.world.kind !== 'real' || !first) return undefined
  const { publicUrl } = ctx.config
  const links = fileLinks(slug, publicUrl, first)
  const live = liveLinks(slug, publicUrl)
  const policy = staticPolicy(publicUrl)
  const draw = async (edition: number | undefined, language: Language) => {
    const view = await publicAnnouncement(ctx, { slug, language, edition, links })
    return { name: links.page(language, edition), view: { ...(view as AnnouncementView), policy } }
  }
  const editions = shownOf(page).map((row) => [row.edition as number, languagesOf(row.content)] as const)
  const pages = [[undefined, shownIn(page)] as const, ...editions].flatMap(([edition, languages]) =>
    languages.map((language) => draw(edition, language)),
  )
  const feeds = shownIn(page).map((language) => ({
    name: links.feed(language),
    view: feedOf(page, language, live),
  }))
  return { pages: await Promise.all(pages), feeds, live: live.page(undefined, undefined) }
}

/** Editions the public has seen, oldest first. */
const shownOf = ({ versions }: Page): AnnouncementVersionRow[] =>
  versions.filter(({ edition }) => edition !== null)

/** Languages of the newest edition. */
const shownIn = (page: Page): Language[] => {
  const newest = shownOf(page).at(-1)
  return newest ? languagesOf(newest.content) : []
}

function feedOf(page: Page, language: Language, links: Links): FeedView {
  const entries = shownOf(page)
    .filter(({ content }) => content.texts[language])
    .toReversed()
    .map((row) => entryOf(row, language, links))
  return {
    language,
    company: companyOf(page, language),
    title: entries[0]?.title ?? '',
    self: links.feed(language),
    page: links.page(language, undefined),
    entries,
  }
}

/** What was withdrawn keeps its address and loses its words. */
function entryOf(row: AnnouncementVersionRow, language: Language, links: Links): FeedView['entries'][number] {
  const edition = row.edition as number
  const publishedAt = row.publishedAt as number
  const of = { version: edition, href: links.page(language, edition), publishedAt }
  const text = row.content.texts[language]
  if (row.state !== 'withdrawn' || row.withdrawnAt === null)
    return { ...of, title: text?.title ?? '', summary: text?.lede ?? '', updatedAt: publishedAt }
  const words = publicWords[language]
  return {
    ...of,
    title: words.withdrawn(sayInstant(row.withdrawnAt, language)),
    summary: words.reason + row.reason,
    updatedAt: row.withdrawnAt,
  }
}
