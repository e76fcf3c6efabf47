import { useTranslation } from 'react-i18next'
import { LinkButton } from '../../parts/Button.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { actsOf } from '../useActs.ts'
import { useIncident } from '../useIncident.ts'
import { actLink } from '../useSide.ts'

/** What the reader may do to the incident as a whole; who may do nothing is told why. */
export function ActList() {
  const { t } = useTranslation('incident')
  const incident = useIncident()
  const acts = actsOf(incident)
  if (acts.length === 0) return <p>{t(incident.status === 'closed' ? 'act.closed' : 'act.none')}</p>
  return (
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
    </ul>
  )
}
