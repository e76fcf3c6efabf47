import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { FactView } from '../../server/contract/facts.ts'
import type { FactKey, FactValues } from '../../server/rules/facts.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Chip } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { hourMinute } from '../parts/instant.ts'
import { Loading } from '../parts/Loading.tsx'
import { Pane, Value, Values } from '../parts/Pane.tsx'
import { People } from '../parts/People.tsx'
import { Unknown } from '../parts/Unknown.tsx'
import { useFactText } from '../record/useFactText.ts'
import { useBasis } from '../words/useBasis.ts'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'

const keys: readonly FactKey[] = [
  'breachKinds',
  'people',
  'categories',
  'occurredAt',
  'cause',
  'regions',
  'minors',
  'role',
]

/** The facts that everything else rests on. What nobody knows yet says so. */
export function FactPane() {
  const { t } = useTranslation(['incident', 'facts'])
  const { id } = useIncident()
  const sayBasis = useBasis()
  const view = useView(api.listFacts, { params: { incidentId: id } })
  const facts = view.data?.facts ?? []
  const latest = [...facts].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0]
  const find = (key: FactKey) => facts.find((fact) => isShown(fact, key))
  return (
    <Pane
      title={t('facts:title')}
      meta={latest && `v${view.data?.sheet} ${hourMinute(latest.at)} ${latest.by.name}`}
      tools={
        <Link className="link" to={pathOf(id, 'facts')}>
          {t('factPane.open')}
        </Link>
      }
      padded
    >
      {view.error && <ErrorNote problem={view.error} onRetry={() => void view.refetch()} />}
      {view.isPending && <Loading />}
      {view.data && (
        <Values>
          {keys.map((key) => (
            <Value key={key} label={t(`factPane.${key as 'people'}`)} meta={sayBasis(find(key)?.basis ?? '')}>
              <FactValue name={key} fact={find(key)} certainty={find('certainty')} />
            </Value>
          ))}
        </Values>
      )}
    </Pane>
  )
}

const isShown = (fact: FactView, key: FactKey): boolean =>
  fact.key === key && fact.group === '' && (fact.language === '' || fact.language === shownLanguage())

function FactValue({
  name,
  fact,
  certainty,
}: {
  name: FactKey
  fact: FactView | undefined
  certainty: FactView | undefined
}): ReactNode {
  const text = useFactText()
  if (name === 'people') return <People large people={(fact?.value as FactValues['people']) ?? null} />
  if (name === 'categories') return <Categories keys={fact?.value as string[] | null | undefined} />
  const words = fact && text(name, fact.value)
  if (!words) return <Unknown />
  const sure = name === 'breachKinds' && certainty && text('certainty', certainty.value)
  return sure ? (
    <>
      {words} <span className="ink-2">{sure}</span>
    </>
  ) : (
    words
  )
}

/** Sensitive kinds are marked, since they decide the grade and the minors' duties. */
function Categories({ keys: chosen }: { keys: string[] | null | undefined }) {
  const { t } = useTranslation(['incident', 'facts', 'parts'])
  const say = useSay()
  const map = useView(api.dataMap, {}).data
  if (!chosen || chosen.length === 0) return <Unknown />
  return chosen.map((key, index) => {
    const category = map?.categories.find((one) => one.key === key)
    return (
      <span key={key}>
        {index > 0 && t('parts:listComma')}
        {category ? say(category.name) : key}
        {category?.sensitive && (
          <>
            {' '}
            <Chip>{t('facts:sensitive')}</Chip>
          </>
        )}
      </span>
    )
  })
}
