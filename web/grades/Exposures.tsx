import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { ExposureView } from '../../server/contract/whatIf.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { LinkButton } from '../parts/Button.tsx'
import { Chip, State } from '../parts/Chip.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Mark, MarkLegend } from '../parts/Mark.tsx'
import { useSay } from '../words/useSay.ts'
import { useMoney } from './useMoney.ts'

const heads = ['article', 'says', 'max', 'person', 'duties', 'mark'] as const

/** What breaches of the duties that apply may cost, those already late first. Articles overlap: nothing is added up. */
export function Exposures() {
  const { t } = useTranslation('grades')
  const { id: incidentId } = useIncident()
  const view = useView(api.listExposures, { params: { incidentId } })
  if (view.error) return <ErrorNote problem={view.error} onRetry={() => void view.refetch()} />
  if (!view.data) return <Loading />
  const { exposures, turnoverGiven } = view.data
  if (exposures.length === 0)
    return (
      <EmptyState text={t('exposure.none')}>
        <LinkButton to={pathOf(incidentId, 'facts')}>{t('exposure.facts')}</LinkButton>
      </EmptyState>
    )
  return (
    <div className="grade-paper">
      <p className="grade-lead">
        {t('exposure.lead')}{' '}
        {!turnoverGiven && (
          <>
            {t('exposure.noTurnover')}{' '}
            <Link className="link" to="/settings/organisation">
              {t('exposure.toProfile')}
            </Link>
          </>
        )}
      </p>
      <table className="table stacked exposures">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`exposure.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {exposures.map((exposure) => (
            <Row key={exposure.key} exposure={exposure} />
          ))}
        </tbody>
      </table>
      <MarkLegend />
    </div>
  )
}

function Row({ exposure }: { exposure: ExposureView }) {
  const { t } = useTranslation('grades')
  const say = useSay()
  const { top, person } = useMoney(exposure)
  return (
    <tr>
      <td>
        <b>{say(exposure.law)}</b> {say(exposure.article)} <span className="meta">{exposure.version}</span>
        {exposure.serious && (
          <p>
            <Chip>{t('exposure.serious')}</Chip>
          </p>
        )}
      </td>
      <td>
        {say(exposure.says)}
        <p className="meta">{say(exposure.who)}</p>
      </td>
      <td data-label={t('exposure.max')}>{top}</td>
      <td data-label={t('exposure.person')}>{person}</td>
      <td>
        <Duties exposure={exposure} />
      </td>
      <td>
        <Mark mark={exposure.mark} />
      </td>
    </tr>
  )
}

/** Rule ids, each with its state: late is red and worded, an open question is amber and worded. */
export function Duties({ exposure: { owed, late, asked } }: { exposure: ExposureView }) {
  const { t } = useTranslation('grades')
  return (
    <span className="grade-duties">
      {owed.map((id) =>
        late.includes(id) ? (
          <State key={id} tone="late">
            {id} {t('exposure.late')}
          </State>
        ) : (
          <span key={id}>{id}</span>
        ),
      )}
      {asked.map((id) => (
        <State key={id} tone="soon" icon="question">
          {id} {t('exposure.asked')}
        </State>
      ))}
    </span>
  )
}
