import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { definitionOf } from '../../server/rules/factDefinitions.ts'
import type { FactKey, FactValues, People } from '../../server/rules/facts.ts'
import { useView } from '../live/view.ts'
import { shortInstant, zoneLabel } from '../parts/instant.ts'
import { countInProse } from '../parts/people.ts'
import { regionName } from '../words/regions.ts'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'

/** The value of a fact in one line of the reader's language; undefined where it is to be verified. */
export function useFactText(): (key: FactKey, value: unknown) => string | undefined {
  const { t } = useTranslation(['record', 'parts'])
  const names = useDataNames()
  const count = (n: number) => countInProse(n, shownLanguage())
  const people = ({ low, best, high }: People) =>
    low === high ? count(best) : t('fact.range', { best: count(best), low: count(low), high: count(high) })
  const choice = (one: unknown) => t(`fact.choice.${one as 'leak'}`)
  const list = (all: unknown, each: (one: never) => string) =>
    (all as never[]).map(each).join(t('parts:listComma'))
  const region = ({ region, people }: FactValues['regions'][number]) => {
    const place = region === 'CN' ? t('fact.mainland') : regionName(region, shownLanguage())
    return people === null
      ? t('fact.regionUnknown', { region: place })
      : t('fact.region', { region: place, n: people })
  }
  const at = (value: number | string) => `${shortInstant(value, Date.now())} ${zoneLabel(value)}`
  const by: Record<string, (value: never) => string> = {
    choice,
    choices: (all) => list(all, (one) => names.get(one) ?? choice(one)),
    instant: at,
    people,
    money: people,
    groups: (all: unknown[]) => t('fact.groups', { n: all.length }),
    regions: (all) => list(all, region),
    minors: (all: FactValues['minors']) => t('fact.minors', { ...all }),
    flag: (is: boolean) => t(is ? 'fact.flag.yes' : 'fact.flag.no'),
    ransom: (all: FactValues['ransom']) =>
      all === 'none' ? t('fact.ransomNone') : t('fact.ransom', { ...all }),
    list: (all) => list(all, String),
    text: String,
  }
  return (key, value) => {
    if (value === null || value === undefined) return undefined
    const kind = definitionOf(key)?.shape.kind ?? 'text'
    return by[kind]?.(value as never) ?? String(value)
  }
}

/** Names of business functions and categories, by key. */
function useDataNames(): Map<string, string> {
  const say = useSay()
  const map = useView(api.dataMap, {}).data
  return new Map(
    [...(map?.functions ?? []), ...(map?.categories ?? [])].map(({ key, name }) => [key, say(name)]),
  )
}
