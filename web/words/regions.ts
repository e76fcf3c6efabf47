import type { Language } from '../../server/rules/facts.ts'

/** Names that a display list gets wrong for a mainland company's papers. CN means the mainland. */
const ours: Record<Language, Record<string, string>> = {
  'zh-CN': { CN: '中国大陆', HK: '中国香港', MO: '中国澳门', TW: '中国台湾', 'US-CA': '美国加利福尼亚州' },
  en: {
    CN: 'Chinese mainland',
    HK: 'Hong Kong, China',
    MO: 'Macao, China',
    TW: 'Taiwan, China',
    'US-CA': 'California, United States',
  },
}

/** Codes of the display list that are no country or region of their own; withdrawn ones have another canonical code. */
const notPlaces = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'DG', 'EA', 'IC', 'TA'])

export const regionName = (code: string, language: Language): string =>
  ours[language][code] ?? listIn(language).of(code) ?? code

/** Every country and region by name, ours first. */
export function regionChoices(language: Language): { code: string; name: string }[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const codes = letters.flatMap((a) => letters.map((b) => a + b)).filter((code) => isPlace(code))
  const named = codes.map((code) => ({ code, name: regionName(code, language) }))
  const first = (code: string) => (code in ours[language] ? 0 : 1)
  return named.sort((a, b) => first(a.code) - first(b.code) || a.name.localeCompare(b.name, language))
}

const isPlace = (code: string): boolean =>
  !notPlaces.has(code) &&
  listIn('en').of(code) !== undefined &&
  Intl.getCanonicalLocales(`und-${code}`)[0] === `und-${code}`

const listIn = (language: Language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' })
