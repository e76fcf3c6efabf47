import type { Fact, FactKey, FactValues, Language, People, Wording } from './facts.ts'

/** Names of categories and functions as the data map gives them. */
export interface Names {
  categories: Readonly<Record<string, Wording>>
  functions: Readonly<Record<string, Wording>>
}

/** Zone of every instant told to people and authorities: the mainland's, without daylight saving. */
export const zone = 'Asia/Shanghai'

/** In a form or a table. */
export const toBeVerified = (language: Language) => (language === 'zh-CN' ? '待核实' : 'to be verified')
/** In a sentence to people. */
export const beingVerified = (language: Language) => (language === 'zh-CN' ? '正在核实' : 'being verified')

/** A fact in words, `null` when to be verified. Never blank and never 0 people. */
export function sayFact(fact: Fact, language: Language, names: Names): string | null {
  if (fact.value === null || fact.value === undefined) return null
  const say = sayings[fact.key] as ((v: unknown, l: Language, n: Names) => string | null) | undefined
  const said = say ? say(fact.value, language, names) : String(fact.value)
  return said?.trim() ? said : null
}

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
  loss: { 'zh-CN': '丢失', en: 'lost' },
}

/** `泄露、丢失` / `leaked or lost`. */
export function sayKinds(kinds: FactValues['breachKinds'], language: Language): string {
  const said = kinds.map((kind) => kindWords[kind]?.[language] ?? kind)
  return language === 'zh-CN' ? said.join('、') : said.join(' or ')
}

type Saying<K extends FactKey> = (value: FactValues[K], language: Language, names: Names) => string | null

const choice =
  (words: Record<string, readonly [string, string]>) =>
  (value: string, language: Language): string =>
    words[value]?.[language === 'zh-CN' ? 0 : 1] ?? value

const yesNo = (value: boolean, language: Language) =>
  language === 'zh-CN' ? (value ? '是' : '否') : value ? 'yes' : 'no'

const sayings: { [K in FactKey]?: Saying<K> } = {
  personalInformation: choice({
    yes: ['涉及', 'involved'],
    maybe: ['可能涉及', 'may be involved'],
    unknown: ['尚不清楚', 'not yet known'],
    no: ['不涉及', 'not involved'],
  }),
  breachKinds: sayKinds,
  certainty: choice({ confirmed: ['已确认发生', 'confirmed'], possible: ['可能发生', 'possible'] }),
  occurredAt: sayInstant,
  discoveredAt: sayInstant,
  learnedAt: sayInstant,
  confirmedAt: sayInstant,
  endedAt: sayInstant,
  orderedAt: sayInstant,
  functions: (keys, language, names) => sayNames(keys, names.functions, language),
  categories: (keys, language, names) => sayNames(keys, names.categories, language),
  systems: (systems, language) => systems.join(language === 'zh-CN' ? '、' : ', '),
  people: sayPeopleRange,
  groups: (groups, language) =>
    groups.map((g) => g.name[language] ?? g.name['zh-CN'] ?? g.key).join(language === 'zh-CN' ? '、' : ', '),
  regions: (regions, language) =>
    regions
      .map((r) => `${r.region} ${r.people === null ? toBeVerified(language) : sayFigure(r.people)}`)
      .join(language === 'zh-CN' ? '；' : '; '),
  minors: ({ under14, under18 }, language) =>
    language === 'zh-CN'
      ? `未满 18 周岁 ${sayFigure(under18)} 人，其中未满 14 周岁 ${sayFigure(under14)} 人`
      : `${sayFigure(under18)} under 18, of them ${sayFigure(under14)} under 14`,
  role: choice({
    handler: ['个人信息处理者', 'handler'],
    processor: ['受托人', 'entrusted processor'],
    joint: ['共同处理者', 'joint handler'],
  }),
  operatorType: choice({
    cii: ['关键信息基础设施运营者', 'operator of critical information infrastructure'],
    organ: ['中央和国家机关及其直属单位', 'central or state organ'],
    other: ['网络运营者（其他）', 'network operator (other)'],
  }),
  harmsRights: yesNo,
  harmAvoided: yesNo,
  importantData: yesNo,
  suspectedCrime: yesNo,
  lossYuan: ({ low, best, high }, language) =>
    language === 'zh-CN'
      ? `约 ${sayFigure(best)} 元（${sayFigure(low)} 至 ${sayFigure(high)} 元）`
      : `about CNY ${sayFigure(best)} (${sayFigure(low)} to ${sayFigure(high)})`,
  ransom: (ransom, language) => {
    const zh = language === 'zh-CN'
    if (ransom === 'none') return zh ? '无勒索' : 'no ransom asked'
    const { amount, method, askedAt } = ransom
    const when = sayInstant(askedAt, language)
    return zh
      ? `金额 ${amount}；方式 ${method}；时间 ${when}`
      : `amount ${amount}; method ${method}; asked ${when}`
  },
}

/** `128.4 万` / `1.284 million` from ten thousand (a million) up, else grouped digits; the space is the language's. */
function sayCount(count: number, language: Language): string {
  if (language === 'zh-CN') return count >= 10_000 ? `${trim(count / 10_000, 1)} 万` : `${sayFigure(count)} `
  return count >= 1_000_000 ? `${trim(count / 1_000_000, 3)} million` : sayFigure(count)
}

const trim = (value: number, digits: number) => String(Number(value.toFixed(digits)))
const sayFigure = (value: number) => value.toLocaleString('en-US')

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
