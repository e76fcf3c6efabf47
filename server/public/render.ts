import type { Language } from '../rules/facts.ts'
import type { AnnouncementText, ChannelKey } from '../rules/notice.ts'
import { escapeHtml as esc } from '../rules/person.ts'
import { blocksOf, proseHtml } from '../rules/prose.ts'
import { sayDay, sayInstant } from '../rules/say.ts'
import { checkOf } from './check.ts'
import { announcementStyle } from './style.ts'
import { type PublicWords, publicWords } from './words.ts'

export type AnnouncementStatus = 'handling' | 'contained' | 'ended' | 'withdrawn'

/** One version in the list below the text. */
export interface AnnouncementVersion {
  version: number
  at: number
  href: string
  withdrawn: boolean
}

/** What came of checking a code. Nothing but the channel and the instant is told: a code guessed must tell nothing. */
export type CheckResult =
  | { ours: true; channel: Exclude<ChannelKey, 'announcement'>; at: number }
  | { ours: false }
  /** Not looked up: too many were tried from there. */
  | { ours: 'later' }

/** Everything the public page shows; instants are epoch ms. It names nobody. */
export interface AnnouncementView {
  language: Language
  company: string
  hotline: string
  status: AnnouncementStatus
  version: number
  publishedAt: number
  firstPublishedAt: number
  keptUntil: number | null
  /** Absent once withdrawn: the words no longer stand, so they are no longer shown. */
  text: AnnouncementText | null
  withdrawn: { at: number; reason: string } | null
  versions: readonly AnnouncementVersion[]
  languages: readonly { language: Language; name: string; href: string }[]
  /** Absent where no codes are given out: the box then says how to check, without a form. */
  check: { action: string; code: string; result: CheckResult | null } | null
  /** The feed of its editions, and where somebody's own notice is read. */
  feed: string
  own: string
  /** For a page kept as a file, which has no headers of its own. */
  policy?: string
  drill: boolean
  /** Not published: shown to staff only. */
  draft?: boolean
}

/** The announcement as one complete HTML file: no script, no image, nothing fetched, under 50 KB. */
export function renderAnnouncement(view: AnnouncementView): string {
  const w = publicWords[view.language]
  const title =
    view.text?.title ?? w.withdrawn(sayInstant(view.withdrawn?.at ?? view.publishedAt, view.language))
  return `<!doctype html>
<html lang="${view.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">${view.policy ? `\n<meta http-equiv="Content-Security-Policy" content="${esc(view.policy)}">` : ''}
<title>${esc(title)} · ${esc(view.company)}</title>
<style>${announcementStyle}</style>
</head>
<body${markOf(view, w)}>
<a class="skip" href="#text">${w.skip}</a>
${view.drill ? `<div class="drill"><div class="w">${w.drill}</div></div>` : ''}
${view.draft ? `<div class="drill"><div class="w">${w.draft}</div></div>` : ''}
<header><div class="w"><b>${esc(view.company)}</b>${languagesOf(view, w)}</div></header>
<div class="st"><div class="w">${statusOf(view, w)}</div></div>
<div class="w">
<a class="jump" href="#check">${w.jump}</a>
<main id="text">
${noteOf(view, w)}
${view.text ? textOf(view.text, view, w) : checkOf(view, w)}
${versionsOf(view, w)}
<p class="more"><a href="${esc(view.feed)}">${w.feed}</a></p>
</main>
</div>
<footer><div class="w">${esc(view.company)}<br>${w.foot}</div></footer>
</body>
</html>
`
}

/** A watermark across the whole page, so that no picture of it passes for a real one. */
const markOf = ({ drill, draft }: AnnouncementView, w: PublicWords): string =>
  drill || draft ? ` data-mark="${drill ? w.drillMark : w.draftMark}"` : ''

function textOf(text: AnnouncementText, view: AnnouncementView, w: PublicWords): string {
  const { happened, measures, protect, remedy } = text.parts
  const section = (part: { heading: string; text: string }) =>
    `<h2>${esc(part.heading)}</h2>\n${proseHtml(part.text)}`
  return `<h1>${esc(text.title)}</h1>
<p class="lede">${esc(text.lede)}</p>
<section class="do"><h2>${esc(protect.heading)}</h2>${stepsOf(protect.text)}</section>
${checkOf(view, w, text.verification)}
${[happened, measures, remedy].map(section).join('\n')}
<h2>${w.contact}</h2>
${proseHtml(text.contact)}
<p>${telephone(view.hotline)}</p>`
}

/** What to do is always a numbered list, however it was typed. */
function stepsOf(text: string): string {
  const steps = blocksOf(text).flatMap((block) => (block.kind === 'list' ? block.items : [block.text]))
  return `<ol>${steps.map((step) => `<li>${esc(step)}</li>`).join('')}</ol>`
}

function statusOf(view: AnnouncementView, w: PublicWords): string {
  const { language, status, version, publishedAt, firstPublishedAt, keptUntil } = view
  const items = [
    `<b class="is-${status}">${w.status[status]}</b>`,
    `<span>${w.version(version)}${language === 'en' ? ', ' : '，'}<b>${time(publishedAt, sayInstant(publishedAt, language))}</b></span>`,
    version > 1
      ? `<span>${w.first(time(firstPublishedAt, sayInstant(firstPublishedAt, language)))}</span>`
      : '',
    keptUntil === null ? '' : `<span>${w.kept(time(keptUntil, sayDay(keptUntil, language)))}</span>`,
  ]
  return items.join('')
}

function noteOf({ withdrawn, versions, version, language }: AnnouncementView, w: PublicWords): string {
  const newest = versions.filter((v) => !v.withdrawn).toSorted((a, b) => b.version - a.version)[0]
  const newer = newest && newest.version > version ? `<a href="${esc(newest.href)}">${w.seeNewer}</a>` : ''
  if (withdrawn) {
    const when = w.withdrawn(sayInstant(withdrawn.at, language))
    return `<div class="alert" role="status"><p><b>${when}</b></p><p>${w.reason}${esc(withdrawn.reason)}</p>${newer ? `<p>${newer}</p>` : ''}</div>`
  }
  return newer && newest
    ? `<div class="alert old" role="status"><p><b>${w.newer(newest.version)}</b></p><p>${newer}</p></div>`
    : ''
}

function versionsOf({ versions, version, language }: AnnouncementView, w: PublicWords): string {
  if (versions.length < 2) return ''
  const items = versions.map((v) => {
    const name =
      v.version === version
        ? `<b>${w.version(v.version)}</b>`
        : `<a href="${esc(v.href)}">${w.version(v.version)}</a>`
    const marks = [v.withdrawn ? w.withdrawnMark : '', v.version === version ? w.current : ''].filter(Boolean)
    const mark = marks.map((m) => (language === 'en' ? ` (${m})` : `（${m}）`)).join('')
    return `<li>${name}${time(v.at, sayInstant(v.at, language))}${mark}</li>`
  })
  return `<h2>${w.versions}</h2><ul class="vs">${items.join('')}</ul>`
}

function languagesOf({ languages, language }: AnnouncementView, w: PublicWords): string {
  if (languages.length < 2) return ''
  const items = languages.map((l) =>
    l.language === language
      ? `<span lang="${l.language}" aria-current="true">${esc(l.name)}</span>`
      : `<a lang="${l.language}" hreflang="${l.language}" href="${esc(l.href)}">${esc(l.name)}</a>`,
  )
  return `<nav aria-label="${w.languages}">${items.join('')}</nav>`
}

const telephone = (number: string) =>
  `<a class="tel" href="tel:${esc(number.replace(/[^\d+]/g, ''))}">${esc(number)}</a>`
const time = (at: number, said: string) => `<time datetime="${isoOf(at)}">${said}</time>`
const isoOf = (at: number) => new Date(at).toISOString()
