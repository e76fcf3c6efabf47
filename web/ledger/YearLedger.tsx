import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { Answer } from '../api.ts'
import { useNow } from '../live/now.ts'
import { useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { wallOf } from '../parts/instant.ts'
import { Loading } from '../parts/Loading.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Page } from '../shell/Page.tsx'
import { useSay } from '../words/useSay.ts'
import './ledger.css'
import { Score } from './Score.tsx'
import { YearTable } from './YearTable.tsx'

/** Every promise over the real incidents of one year; drills and the example never stand here. */
export default function YearLedger() {
  const { t } = useTranslation('ledger')
  const [search] = useSearchParams()
  const thisYear = Number(wallOf(useNow()).year)
  const year = Number(search.get('year') ?? thisYear)
  const ledger = useView(api.yearLedger, { query: { year } })
  return (
    <Page phoneTitle={{ title: t('title') }}>
      <PageHead title={t('yearTitle', { year })} aside={<Years year={year} thisYear={thisYear} />} />
      {ledger.data ? (
        <Shown ledger={ledger.data} />
      ) : ledger.error ? (
        <ErrorNote problem={ledger.error} onRetry={() => void ledger.refetch()} />
      ) : (
        <Loading />
      )}
    </Page>
  )
}

function Years({ year, thisYear }: { year: number; thisYear: number }) {
  const { t } = useTranslation('ledger')
  return (
    <span className="row years">
      <LinkButton size="small" icon="back" to={`?year=${year - 1}`}>
        {t('year', { year: year - 1 })}
      </LinkButton>
      {year < thisYear && (
        <LinkButton size="small" icon="next" to={`?year=${year + 1}`}>
          {t('year', { year: year + 1 })}
        </LinkButton>
      )}
    </span>
  )
}

function Shown({ ledger: { policy, year, lines } }: { ledger: Answer<typeof api.yearLedger> }) {
  const { t } = useTranslation('ledger')
  const say = useSay()
  const incidents = lines[0]?.incidents ?? []
  if (incidents.length === 0)
    return (
      <EmptyState text={t('noneInYear', { year })}>
        <LinkButton to="/incidents">{t('toIncidents')}</LinkButton>
      </EmptyState>
    )
  return (
    <div className="ledger">
      <Score
        states={lines.flatMap((line) => line.incidents.map(({ state }) => state))}
        about={t('aboutYear', { policy: say(policy), n: incidents.length, lines: lines.length })}
        tools={
          <Button icon="report" onClick={() => window.print()}>
            {t('print')}
          </Button>
        }
      />
      <YearTable lines={lines} />
      <p className="meta foot">{t('foot')}</p>
    </div>
  )
}
