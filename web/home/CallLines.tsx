import { useTranslation } from 'react-i18next'
import type { MyCallDesk } from '../../server/contract/callers.ts'
import { LinkButton } from '../parts/Button.tsx'
import { Chip } from '../parts/Chip.tsx'
import { Icon } from '../parts/Icon.tsx'
import { grouped } from '../parts/people.ts'

/** The call desks that the reader is named to; each leads to its numbers, and to nothing else of the incident. */
export function CallLines({ desks }: { desks: MyCallDesk[] }) {
  const { t } = useTranslation(['home', 'calls'])
  return (
    <>
      <h2 className="is-soon">
        <Icon name="phone" />
        {t('calls:line.title', { n: desks.length })}
      </h2>
      <ul className="work">
        {desks.map(({ incidentId, number, worldKind, undertakingAt, orders }) => (
          <li key={incidentId}>
            <div className="age">
              <b>{grouped(orders.reduce((sum, { pending }) => sum + pending, 0))}</b>
              <span>{t('calls:line.pending')}</span>
            </div>
            <div className="what">
              <b>{t('calls:line.what')}</b>
              <span>{t(undertakingAt ? 'calls:line.why' : 'calls:line.first')}</span>
            </div>
            <div className="where">
              <b>{number}</b> {worldKind !== 'real' && <Chip tone="drill">{t(worldKind)}</Chip>}
            </div>
            <LinkButton to={`/calls/${incidentId}`}>{t('calls:line.verb')}</LinkButton>
          </li>
        ))}
      </ul>
    </>
  )
}
