import { factDefinitions } from './factDefinitions.ts'
import { type FactSheet, factValue, type Language } from './facts.ts'
import type { AudienceKey, Company, Draft, FactUse, NoticeTemplate, NoticeWords } from './notice.ts'
import { rowsFor, sayFor, unionOf, usesOf } from './noticeFacts.ts'
import { fillLiquid, namesIn } from './noticeLiquid.ts'
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
      return fillLiquid(source, context)
    } catch (error) {
      problems.push({ field, message: messageOf(error) })
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

/** What is wrong with a template itself, whatever the facts: broken Liquid, a name that no notice knows. */
export function templateProblems(template: NoticeTemplate): Draft['problems'] {
  const problems: Draft['problems'] = []
  mapWords(template, (field, source) => {
    try {
      for (const path of namesIn(source))
        if (!isKnown(path)) problems.push({ field, message: `no fact is called ${path.join('.')}` })
    } catch (error) {
      problems.push({ field, message: messageOf(error) })
    }
    return ''
  })
  return problems
}

const factKeys = new Set<string>(factDefinitions.map(({ key }) => key))
const plainNames = new Set(['company', 'shortName', 'site', 'hotline', 'possible', 'categoriesBrief'])

function isKnown([first, second]: string[]): boolean {
  if (first === 'person') return second === 'name' || second === 'code' || second === 'own'
  if (first === 'known') return factKeys.has(second ?? '')
  return factKeys.has(first ?? '') || plainNames.has(first ?? '')
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

/** What a template may name: the company, the person's two placeholders, every fact, and whether it is known. */
function contextOf(sheet: FactSheet, ask: AssembleFor): Record<string, unknown> {
  const { language, company } = ask
  const say = (wording: Partial<Record<Language, string>>) => wording[language] ?? wording['zh-CN'] ?? ''
  const said = Object.fromEntries(
    factDefinitions.map(({ key }) => [key, sayFor(sheet, key, ask, ask.names) ?? null]),
  )
  return {
    person: { name: '{{person.name}}', code: '{{person.code}}', own: '{{person.own}}' },
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
  const named: string[] = []
  mapWords(template, (_field, source) => {
    named.push(...pathsIn(source).map(([first, second]) => (first === 'known' ? second : first) ?? ''))
    return ''
  })
  return named
}

/** A broken text names nothing; that it is broken is already among the draft's problems. */
function pathsIn(source: string): string[][] {
  try {
    return namesIn(source)
  } catch {
    return []
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
