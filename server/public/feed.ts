import type { Language } from '../rules/facts.ts'
import { escapeHtml as esc } from '../rules/person.ts'
import { publicWords } from './words.ts'

/** One edition as a reader of feeds gets it. Instants are epoch ms. */
export interface FeedEntry {
  version: number
  href: string
  title: string
  summary: string
  publishedAt: number
  updatedAt: number
}

export interface FeedView {
  language: Language
  company: string
  title: string
  /** The feed's own address and that of the page. */
  self: string
  page: string
  /** Newest first. */
  entries: readonly FeedEntry[]
}

/** The announcement's editions as an Atom feed (RFC 4287); what was withdrawn says so and no longer holds the words. */
export function renderFeed({ language, company, title, self, page, entries }: FeedView): string {
  const updated = Math.max(...entries.map(({ updatedAt }) => updatedAt))
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${language}">
<id>${xml(page)}</id>
<title>${xml(`${title} · ${company}`)}</title>
<updated>${iso(updated)}</updated>
<author><name>${xml(company)}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(self)}"/>
<link rel="alternate" type="text/html" hreflang="${language}" href="${xml(page)}"/>
${entries.map((entry) => entryOf(entry, language)).join('\n')}
</feed>
`
}

const entryOf = (entry: FeedEntry, language: Language): string => `<entry>
<id>${xml(entry.href)}</id>
<title>${xml(`${publicWords[language].version(entry.version)} · ${entry.title}`)}</title>
<published>${iso(entry.publishedAt)}</published>
<updated>${iso(entry.updatedAt)}</updated>
<link rel="alternate" type="text/html" hreflang="${language}" href="${xml(entry.href)}"/>
<summary>${xml(entry.summary)}</summary>
</entry>`

/** XML 1.0 knows no control characters, not even escaped. */
const xml = (text: string): string => esc(text.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, ''))
const iso = (at: number): string => new Date(at).toISOString()
