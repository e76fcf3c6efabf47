import { type Fact, type FactKey, type FactValues, figureKeys, type Language } from './facts.ts'
import { figureWords } from './figureWords.ts'
import { type Names, sayFigure, sayInstant, sayKinds, sayNames, sayPeopleRange, toBeVerified } from './say.ts'

/** A fact in words, `null` when to be verified. Never blank and never 0 people. */
export function sayFact(fact: Fact, language: Language, names: Names): string | null {
  if (fact.value === null || fact.value === undefined) return null
  const say = sayings[fact.key] as ((v: unknown, l: Language, n: Names) => string | null) | undefined
  const said = say ? say(fact.value, language, names) : String(fact.value)
  return said?.trim() ? said : null
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
  suspectedAt: sayInstant,
  assessedAt: sayInstant,
  gradedAt: sayInstant,
  fixedAt: sayInstant,
  harmKnownAt: sayInstant,
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
  coreData: yesNo,
  insider: yesNo,
  thirdParty: yesNo,
  malicious: yesNo,
  keysSafe: yesNo,
  crossBorder: yesNo,
  foreignRequest: yesNo,
  productFlaw: yesNo,
  nationalSecurity: yesNo,
  severeConsequences: yesNo,
  risk: choice({ unlikely: ['不太可能', 'unlikely'], likely: ['可能', 'likely'], high: ['高', 'high'] }),
  threat: choice({
    none: ['没有', 'none'],
    some: ['较严重', 'considerable'],
    serious: ['严重', 'serious'],
    very_serious: ['特别严重', 'very serious'],
  }),
  records: ({ low, best, high }, language) =>
    language === 'zh-CN'
      ? `约 ${sayFigure(best)} 条（${sayFigure(low)} 至 ${sayFigure(high)} 条）`
      : `about ${sayFigure(best)} records (${sayFigure(low)} to ${sayFigure(high)})`,
  figures: (figures, language) =>
    figureKeys
      .flatMap((key) => {
        const figure = figures[key]
        return figure === undefined ? [] : [`${figureWords[key][language]} ${sayFigure(figure)}`]
      })
      .join(language === 'zh-CN' ? '；' : '; '),
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
