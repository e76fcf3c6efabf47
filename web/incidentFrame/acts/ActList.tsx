import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import { urlOf } from '../../api.ts'
import { LinkButton } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { shownLanguage } from '../../words/words.ts'
import { actsOf } from '../useActs.ts'
import { useIncident } from '../useIncident.ts'
import { actLink } from '../useSide.ts'

/** What the reader may do to the incident as a whole; who may do nothing is told why. */
export function ActList() {
  const { t } = useTranslation('incident')
  const incident = useIncident()
  const acts = actsOf(incident)
  return (
    <>
      {acts.length === 0 && <p>{t(incident.status === 'closed' ? 'act.closed' : 'act.none')}</p>}
      <ul className="side-list">
        {acts.map(({ act, icon }) => (
          <li key={act}>
            <Icon name={icon} />
            <span className="grow">
              {t(`act.${act as 'phase'}`)}
              <span className="meta"> {t(`actHint.${act as 'phase'}`)}</span>
            </span>
            <LinkButton to={actLink(act)} size="small">
              {t('act.open')}
            </LinkButton>
          </li>
        ))}
        {incident.status !== 'closed' && <DueTimes incidentId={incident.id} />}
      </ul>
    </>
  )
}

/** Every running clock as a calendar file; whoever sees the incident may keep its due times. */
function DueTimes({ incidentId }: { incidentId: string }) {
  const { t } = useTranslation('calendar')
  const href = urlOf(api.exportDueTimes, { params: { incidentId }, query: { language: shownLanguage() } })
  return (
    <li>
      <Icon name="download" />
      <span className="grow">
        {t('download')}
        <span className="meta"> {t('downloadHint')}</span>
      </span>
      <a className="button plain small" href={href} download>
        {t('file')}
      </a>
    </li>
  )
}
