import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { IncidentLine } from '../../server/contract/incidents.ts'
import { IncidentTable } from '../incidentList/IncidentTable.tsx'
import { useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Filters } from '../parts/Filters.tsx'
import { Loading } from '../parts/Loading.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { SearchField } from '../parts/SearchField.tsx'
import { Page } from '../shell/Page.tsx'
import { type Chosen, everything, linesOf, statuses, useChosen, worlds } from './chosen.ts'
import './incidents.css'

/** Every event and incident the reader may see, past ones too, of every world. */
export default function Incidents() {
  const { t } = useTranslation('incidents')
  const view = useView(api.listIncidents, {})
  const action = (
    <LinkButton to="/declare" size="large" icon="flag" wide>
      {t('declare')}
    </LinkButton>
  )
  return (
    <Page phone={{ action }} phoneTitle={{ title: t('title') }}>
      <PageHead
        title={t('title')}
        aside={
          <span className="no-phone">
            <LinkButton to="/declare" icon="flag">
              {t('declare')}
            </LinkButton>
          </span>
        }
      />
      {view.error && <ErrorNote problem={view.error} onRetry={() => void view.refetch()} />}
      {view.data ? <Shown lines={view.data} /> : !view.error && <Loading />}
    </Page>
  )
}

function Shown({ lines }: { lines: readonly IncidentLine[] }) {
  const [chosen, choose] = useChosen()
  const { t } = useTranslation('incidents')
  const shown = linesOf(lines, chosen)
  if (lines.length === 0)
    return (
      <EmptyState text={t('none')}>
        <LinkButton to="/declare" icon="flag">
          {t('declare')}
        </LinkButton>
      </EmptyState>
    )
  return (
    <div className="incidents-page">
      <Choice lines={lines} chosen={chosen} choose={choose} />
      {shown.length > 0 ? (
        <IncidentTable lines={shown} />
      ) : (
        <EmptyState text={t('noneChosen', { n: lines.length })}>
          <Button onClick={() => choose(everything)}>{t('showAll')}</Button>
        </EmptyState>
      )}
    </div>
  )
}

interface ChoiceProps {
  lines: readonly IncidentLine[]
  chosen: Chosen
  choose: (change: Partial<Chosen>) => void
}

/** Each filter counts what it would show beside the others as they stand. */
function Choice({ lines, chosen, choose }: ChoiceProps) {
  const { t } = useTranslation('incidents')
  const count = (change: Partial<Chosen>) => linesOf(lines, { ...chosen, ...change }).length
  return (
    <div className="incidents-choice">
      <Filters
        title={t('statusTitle')}
        filters={statuses.map((status) => ({
          key: status,
          label: t(`status.${status}`),
          count: count({ status }),
        }))}
        chosen={chosen.status}
        onChoose={(status) => choose({ status })}
      />
      <Filters
        title={t('worldTitle')}
        filters={worlds.map((world) => ({ key: world, label: t(`world.${world}`), count: count({ world }) }))}
        chosen={chosen.world}
        onChoose={(world) => choose({ world })}
      />
      <SearchField label={t('search')} value={chosen.text} onChange={(text) => choose({ text })} />
    </div>
  )
}
