import type { Language } from '../rules/facts.ts'

/** Where the pages of one announcement lie for whoever reads them: at this console, or as files on another host. */
export interface Links {
  /** An edition, or what stands now. */
  page(language: Language | undefined, edition: number | undefined): string
  feed(language: Language): string
  /** Where a code is looked up: always at the console itself. */
  check(language: Language | undefined): string
  /** Where somebody's own notice is read. */
  own(language: Language): string
}

/** At this console. `origin` makes them whole addresses, for whoever reads them elsewhere. */
export function liveLinks(slug: string, origin = ''): Links {
  const base = `${origin}/a/${slug}`
  const tail = (language: Language | undefined) => (language ? `/${language}` : '')
  return {
    page: (language, edition) => `${base}${edition === undefined ? '' : `/v/${edition}`}${tail(language)}`,
    feed: (language) => `${base}/feed/${language}`,
    check: (language) => base + tail(language),
    own: (language) => `${origin}/my-notice/${language}`,
  }
}

/** As plain files beside one another; what has to be looked up leads to the console. */
export function fileLinks(slug: string, origin: string, first: Language): Links {
  const live = liveLinks(slug, origin)
  return {
    page: (language = first, edition = undefined) => pageFile(first, language, edition),
    feed: (language) => feedFile(first, language),
    check: live.check,
    own: live.own,
  }
}

/** `index.html` is what stands now in the first language; the others say what they are. */
const pageFile = (first: Language, language: Language, edition: number | undefined): string =>
  `${[edition === undefined ? 'index' : `v${edition}`, ...(language === first ? [] : [language])].join('.')}.html`

const feedFile = (first: Language, language: Language): string =>
  language === first ? 'feed.xml' : `feed.${language}.xml`
