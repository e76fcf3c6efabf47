import { Liquid } from 'liquidjs'
import { type FactSheet, factDefinitions, factValue, type Language } from './facts.ts'
import type { AudienceKey, Company, Draft, FactUse, NoticeTemplate, NoticeWords } from './notice.ts'
import { rowsFor, sayFor, unionOf, usesOf } from './noticeFacts.ts'
import { beingVerified, type Names, sayNames } from './say.ts'

export interface AssembleFor {
  group: string
  language: Language
  audience: AudienceKey
  company: Company
  names: Names
}

/**
 * Fills the template of that language and audience from the facts true for `group`. An unknown fact reads 正在核实 /
 * "being verified". Only `{{person.name}}` and `{{person.code}}` are left to fill. `undefined` when no template fits.
 */
export function assemble(
  templates: readonly NoticeTemplate[],
  sheet: FactSheet,
  ask: AssembleFor,
): Draft | undefined {
  const template = templates.find((t) => t.language === ask.language && t.audience === ask.audience)
  if (!template) return undefined
  const problems: Draft['problems'] = []
  const context = contextOf(sheet, ask)
  const fill = (field: string, source: string) => {
    try {
      return tidy(liquid.parseAndRenderSync(source, context))
    } catch (error) {
      problems.push({ field, message: error instanceof Error ? error.message : String(error) })
      return ''
    }
  }
  const words = mapWords(template, fill)
  const { language, audience, group } = ask
  return {
    template: template.id,
    language,
    audience,
    group,
    words,
    used: allUsesOf(template, sheet, ask),
    problems,
  }
}

// No file, no clock, no chance: tags that load and filters that read the time or roll dice are taken out.
const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  templates: {},
  renderLimit: 1000,
})
for (const tag of ['include', 'render', 'layout', 'block']) delete liquid.tags[tag]
for (const filter of Object.keys(liquid.filters))
  if (/^date|sample/.test(filter)) delete liquid.filters[filter]
liquid.registerFilter('stop', (text: string) => stopped(text))
liquid.registerFilter('list', (text: string) => listed(text))

/** One sentence gets its full stop. */
function stopped(text: string): string {
  const said = text.trim()
  return said.includes('\n') || /[。.！!？?；;：:]$/.test(said) ? said : said + stopOf(said)
}

/** Several lines become a list, one line a sentence. */
function listed(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim())
  if (lines.length < 2) return stopped(text)
  return lines
    .map((line) => (/^\s*(?:[-•·]|\d+[.、．)）])/.test(line) ? line.trim() : `- ${line.trim()}`))
    .join('\n')
}

const stopOf = (text: string) => (/\p{Script=Han}/u.test(text) ? '。' : '.')
const tidy = (text: string) =>
  text
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** What a template may name: the company, the person's two placeholders, every fact, and whether it is known. */
function contextOf(sheet: FactSheet, ask: AssembleFor): Record<string, unknown> {
  const { language, company } = ask
  const say = (wording: Partial<Record<Language, string>>) => wording[language] ?? wording['zh-CN'] ?? ''
  const said = Object.fromEntries(
    factDefinitions.map(({ key }) => [key, sayFor(sheet, key, ask, ask.names) ?? null]),
  )
  return {
    person: { name: '{{person.name}}', code: '{{person.code}}' },
    company: say(company.name),
    shortName: say(company.shortName),
    site: say(company.site),
    hotline: company.hotline,
    possible: factValue(sheet, 'certainty') !== 'confirmed',
    known: Object.fromEntries(Object.entries(said).map(([key, value]) => [key, value !== null])),
    categoriesBrief: briefly(sheet, ask),
    ...Object.fromEntries(
      Object.entries(said).map(([key, value]) => [key, value ?? beingVerified(language)]),
    ),
  }
}

function briefly(sheet: FactSheet, ask: AssembleFor): string {
  const { names, language } = ask
  const categories = unionOf(rowsFor(sheet, 'categories', ask)) ?? []
  if (categories.length === 0) return beingVerified(language)
  const said = sayNames(categories.slice(0, 4), names.categories, language)
  if (categories.length <= 4) return said
  return language === 'zh-CN'
    ? `${said}等 ${categories.length} 类信息`
    : `${said} and ${categories.length - 4} more kinds`
}

/** The facts a template names, each with the version that answered. `certainty` decides 可能, so it is always used. */
function allUsesOf(template: NoticeTemplate, sheet: FactSheet, ask: AssembleFor): FactUse[] {
  const named = new Set(['certainty', ...namedIn(template)])
  if (named.has('categoriesBrief')) named.add('categories')
  return factDefinitions.filter(({ key }) => named.has(key)).flatMap(({ key }) => usesOf(sheet, key, ask))
}

function namedIn(template: NoticeTemplate): string[] {
  const sources: string[] = []
  mapWords(template, (_field, source) => {
    sources.push(source)
    return ''
  })
  try {
    return liquid
      .globalVariableSegmentsSync(liquid.parse(sources.join('\n')))
      .map(([first, second]) => String(first === 'known' ? second : first))
  } catch {
    return factDefinitions.map(({ key }) => key)
  }
}

/** Applies `fill` to every text of a notice, naming it by its path. */
function mapWords(words: NoticeWords, fill: (field: string, source: string) => string): NoticeWords {
  const each = <T extends Record<string, string>>(field: string, texts: T) =>
    Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, fill(`${field}.${key}`, text)])) as T
  return {
    title: fill('title', words.title),
    greeting: fill('greeting', words.greeting),
    lede: fill('lede', words.lede),
    headings: each('headings', words.headings),
    parts: each('parts', words.parts),
    contact: fill('contact', words.contact),
    verification: fill('verification', words.verification),
    closing: fill('closing', words.closing),
    sms: fill('sms', words.sms),
    smsParams: each('smsParams', words.smsParams),
    phone: each('phone', words.phone),
  }
}
