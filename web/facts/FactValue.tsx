import { useTranslation } from 'react-i18next'
import { definitionOf } from '../../server/rules/factDefinitions.ts'
import type { FactKey, Minors, People as PeopleValue, Region } from '../../server/rules/facts.ts'
import { sayFact } from '../../server/rules/sayFact.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { Chip } from '../parts/Chip.tsx'
import { Instant } from '../parts/Instant.tsx'
import { People } from '../parts/People.tsx'
import { grouped } from '../parts/people.ts'
import { Unknown } from '../parts/Unknown.tsx'
import { regionName } from '../words/regions.ts'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'
import { useFacts } from './FactsContext.ts'

/** A value as people read it: nobody looked, to be verified, or what is known. Never blank and never 0 for unknown. */
export function FactValue({ of, value }: { of: FactKey; value: { is: unknown } | undefined }) {
  const { t } = useTranslation('facts')
  if (value === undefined || value.is === undefined) return <span className="ink-3">{t('empty')}</span>
  if (value.is === null) return <Unknown />
  return <Known of={of} value={value.is} />
}

function Known({ of, value }: { of: FactKey; value: unknown }) {
  const { names } = useFacts()
  const shiftMs = useShift()
  const kind = definitionOf(of)?.shape.kind
  if (of === 'categories') return <Categories keys={value as string[]} />
  if (kind === 'instant') return <Instant at={value as string} shiftMs={shiftMs} />
  if (kind === 'people') return <People people={value as PeopleValue} />
  if (kind === 'regions') return <Regions regions={value as Region[]} />
  if (kind === 'minors') return <MinorsLine minors={value as Minors} />
  const inside = kind === 'ransom' ? withInstant(value) : value
  const fact = {
    key: of,
    group: '',
    language: '',
    version: 0,
    value: inside,
    basis: '',
    by: '',
    at: 0,
  } as const
  return <span className="pre">{sayFact(fact, shownLanguage(), names)}</span>
}

/** The wording of rules/say counts in epoch milliseconds. */
const withInstant = (value: unknown) =>
  typeof value === 'object'
    ? { ...value, askedAt: Date.parse((value as { askedAt: string }).askedAt) }
    : value

export function Categories({ keys }: { keys: readonly string[] }) {
  const { t } = useTranslation('facts')
  const say = useSay()
  const { dataMap } = useFacts()
  return (
    <span className="fact-chips">
      {keys.map((key) => {
        const category = dataMap.categories.find((one) => one.key === key)
        return (
          <Chip key={key} {...(category?.sensitive ? { tone: 'solid' as const } : {})}>
            {category ? say(category.name) : key}
            {category?.sensitive && ` · ${t('sensitive')}`}
          </Chip>
        )
      })}
    </span>
  )
}

const Regions = ({ regions }: { regions: readonly Region[] }) => (
  <ul className="fact-list">
    {regions.map(({ region, people }) => (
      <li key={region}>
        {regionName(region, shownLanguage())} {people === null ? <Unknown /> : <b>{grouped(people)}</b>}
      </li>
    ))}
  </ul>
)

function MinorsLine({ minors }: { minors: Minors }) {
  const { t } = useTranslation('facts')
  return (
    <ul className="fact-list">
      <li>
        {t('under18')} <b>{grouped(minors.under18)}</b>
      </li>
      <li>
        {t('under14')} <b>{grouped(minors.under14)}</b>
      </li>
    </ul>
  )
}
