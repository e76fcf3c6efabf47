import type { DataMap } from './datamap.ts'
import type { FactValues, Language, People, Wording } from './facts.ts'

/** Names of categories and functions as the data map gives them. */
export interface Names {
  categories: Readonly<Record<string, Wording>>
  functions: Readonly<Record<string, Wording>>
}

/** A data map's names, by key. */
export const namesOf = (map: Pick<DataMap, 'categories' | 'functions'>): Names => ({
  categories: Object.fromEntries(map.categories.map(({ key, name }) => [key, name])),
  functions: Object.fromEntries(map.functions.map(({ key, name }) => [key, name])),
})

/** Zone of every instant told to people and authorities: the mainland's, without daylight saving. */
export const zone = 'Asia/Shanghai'

/** In a form or a table. */
export const toBeVerified = (language: Language) => (language === 'zh-CN' ? '待核实' : 'to be verified')
/** In a sentence to people. */
export const beingVerified = (language: Language) => (language === 'zh-CN' ? '正在核实' : 'being verified')

/** `2026 年 11 月 24 日 01:02` (Beijing time is said once, where it matters) / `24 November 2026, 01:02 (UTC+8)`. */
export function sayInstant(at: number, language: Language): string {
  const p = partsOf(at, language)
  return language === 'zh-CN'
    ? `${p.year} 年 ${p.month} 月 ${p.day} 日 ${p.hour}:${p.minute}（北京时间）`
    : `${p.day} ${p.month} ${p.year}, ${p.hour}:${p.minute} (UTC+8)`
}

/** The day alone, in the same zone. */
export function sayDay(at: number, language: Language): string {
  const p = partsOf(at, language)
  return language === 'zh-CN' ? `${p.year} 年 ${p.month} 月 ${p.day} 日` : `${p.day} ${p.month} ${p.year}`
}

/** Head count by its best estimate: `约 128.4 万人`, `about 1.284 million people`; exact when both bounds agree. */
export function sayPeople({ low, best, high }: People, language: Language): string | null {
  if (high <= 0) return null
  const zh = language === 'zh-CN'
  if (best <= 0)
    return zh ? `不超过 ${sayCount(high, language)}人` : `at most ${sayCount(high, language)} people`
  const count = sayCount(best, language)
  const exact = low === high
  if (zh) return `${exact ? '' : '约 '}${count}人`
  return `${exact ? '' : 'about '}${count} ${best === 1 ? 'person' : 'people'}`
}

/** With the range beside the estimate, as authorities ask. */
export function sayPeopleRange(people: People, language: Language): string | null {
  const said = sayPeople(people, language)
  if (!said || people.low === people.high) return said
  const [low, high] = [sayFigure(people.low), sayFigure(people.high)]
  return language === 'zh-CN' ? `${said}（${low} 至 ${high} 人）` : `${said} (${low} to ${high})`
}

/** Names joined as the language does; a name missing in it falls back to Chinese, then to the key. */
export function sayNames(
  keys: readonly string[],
  names: Readonly<Record<string, Wording>>,
  language: Language,
) {
  const said = keys.map((key) => names[key]?.[language] ?? names[key]?.['zh-CN'] ?? key)
  return said.join(language === 'zh-CN' ? '、' : ', ')
}

const kindWords: Record<FactValues['breachKinds'][number], Record<Language, string>> = {
  leak: { 'zh-CN': '泄露', en: 'leaked' },
  tamper: { 'zh-CN': '篡改', en: 'altered' },
  damage: { 'zh-CN': '毁损', en: 'damaged' },
  illegal_access: { 'zh-CN': '非法获取', en: 'illegally accessed' },
  illegal_use: { 'zh-CN': '非法利用', en: 'illegally used' },
  loss: { 'zh-CN': '丢失', en: 'lost' },
}

/** `泄露、丢失` / `leaked or lost`. */
export function sayKinds(kinds: FactValues['breachKinds'], language: Language): string {
  const said = kinds.map((kind) => kindWords[kind]?.[language] ?? kind)
  return language === 'zh-CN' ? said.join('、') : said.join(' or ')
}

/** `128.4 万` / `1.284 million` from ten thousand (a million) up, else grouped digits; the space is the language's. */
function sayCount(count: number, language: Language): string {
  if (language === 'zh-CN') return count >= 10_000 ? `${trim(count / 10_000, 1)} 万` : `${sayFigure(count)} `
  return count >= 1_000_000 ? `${trim(count / 1_000_000, 3)} million` : sayFigure(count)
}

const trim = (value: number, digits: number) => String(Number(value.toFixed(digits)))
/** Grouped digits: `1,284,316`. */
export const sayFigure = (value: number) => value.toLocaleString('en-US')

function partsOf(at: number, language: Language) {
  const format = new Intl.DateTimeFormat(language === 'zh-CN' ? 'en-US' : 'en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: language === 'zh-CN' ? 'numeric' : 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const parts = Object.fromEntries(format.formatToParts(at).map((part) => [part.type, part.value]))
  return parts as Record<'year' | 'month' | 'day' | 'hour' | 'minute', string>
}
