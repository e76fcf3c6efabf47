import type { Language } from '../rules/facts.ts'
import { type ChannelKey, type NoticeWords, partKeys } from '../rules/notice.ts'
import type { NoticePurpose } from '../rules/noticePurpose.ts'
import { escapeHtml as esc, type Person, renderFor } from '../rules/person.ts'
import { proseHtml } from '../rules/prose.ts'
import { sayInstant } from '../rules/say.ts'
import { type OwnWords, ownWords } from './ownWords.ts'
import { announcementStyle } from './style.ts'

/** One notice as its reader may read it again. Instants are epoch ms. */
export interface OwnNotice {
  reader: Person
  words: NoticeWords
  purpose: NoticePurpose
  channel: Exclude<ChannelKey, 'announcement'>
  at: number
  /** Or until when it was the company's word. */
  stands: 'yes' | { until: number }
}

export interface OwnNoticeView {
  language: Language
  company: string
  hotline: string
  /** A code was given. */
  tried: boolean
  /** None looked up: too many were tried from there. */
  tooMany?: boolean
  /** Newest first; none where the code opens nothing. */
  notices: readonly OwnNotice[]
}

/** Somebody's own notices, or the form that asks for the code. It says nothing of the person but what the notice says. */
export function renderOwnNotice(view: OwnNoticeView): string {
  const [newest] = view.notices
  const language = newest?.reader.language ?? view.language
  const w = ownWords[language]
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow, noarchive">
<meta name="color-scheme" content="light dark">
<title>${w.title} · ${esc(view.company)}</title>
<style>${announcementStyle}</style>
</head>
<body>
<header><div class="w"><b>${esc(view.company)}</b>${newest ? '' : languagesOf(view.language)}</div></header>
<div class="w">
<main id="text">
${newest ? storyOf(view.notices, w) : formOf(view, w)}
</main>
</div>
<footer><div class="w">${esc(view.company)}<br>${w.foot}</div></footer>
</body>
</html>
`
}

const languagesOf = (shown: Language): string =>
  `<nav aria-label="语言 Language">${(['zh-CN', 'en'] as const)
    .map((language) => {
      const name = language === 'en' ? 'English' : '中文'
      return language === shown
        ? `<span lang="${language}" aria-current="true">${name}</span>`
        : `<a lang="${language}" hreflang="${language}" href="/my-notice/${language}">${name}</a>`
    })
    .join('')}</nav>`

function formOf({ language, hotline, tried, tooMany }: OwnNoticeView, w: OwnWords): string {
  const said = tooMany ? [w.later, ''] : tried ? [w.nothing, w.nothingHow(hotline)] : null
  const result = said
    ? `<div class="res is-notours" role="status"><b>${said[0]}</b><p>${esc(said[1] as string)}</p></div>`
    : ''
  return `<h1>${w.title}</h1>
<p class="lede">${w.lede}</p>
<section class="box"><form method="post" action="/my-notice/${language}"><label for="code">${w.code}</label><div class="go"><input id="code" class="long" name="code" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" required aria-describedby="how"><button>${w.open}</button></div></form>
<p id="how">${w.codeHow}</p>${result}</section>`
}

function storyOf(notices: readonly OwnNotice[], w: OwnWords): string {
  const [newest, ...older] = notices.map((notice, at) =>
    noticeOf(notice, markOf(notice, notices.slice(0, at), w), w),
  )
  return `${newest}${older.length ? `<h2 class="before">${w.older}</h2>\n${older.join('\n')}` : ''}`
}

/** What has become of it since. */
function markOf({ stands, reader }: OwnNotice, later: readonly OwnNotice[], w: OwnWords): string {
  if (later.some(({ purpose }) => purpose === 'correction')) return alert(w.corrected)
  if (stands !== 'yes') return alert(w.fallen(sayInstant(stands.until, reader.language)))
  return later.some(({ purpose }) => purpose === 'supplement') ? alert(w.supplemented) : ''
}

const alert = (text: string): string => `<div class="alert" role="status"><p><b>${esc(text)}</b></p></div>`

/** The personal code stays masked: whoever looks over a shoulder must not take it along. */
function noticeOf({ words, reader, channel, at }: OwnNotice, mark: string, w: OwnWords): string {
  const prose = (text: string) => renderFor(reader, proseHtml(text), 'html')
  const line = (text: string) => esc(renderFor(reader, text, 'line'))
  const parts = partKeys.map((key) => `<h2>${line(words.headings[key])}</h2>\n${prose(words.parts[key])}`)
  return `<article lang="${reader.language}">${mark}
<h1>${line(words.title)}</h1>
<p class="when">${w.sent(w.channels[channel], sayInstant(at, reader.language))}</p>
${prose(words.greeting)}
${prose(words.lede)}
${parts.join('\n')}
${prose(words.contact)}
<section class="box">${prose(words.verification)}</section>
${prose(words.closing)}
</article>`
}
