import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DutyStory } from '../../server/contract/dutyStory.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { Instant } from '../parts/Instant.tsx'

/** Reports that were filed under a duty: where, by which way, when, and the receipt. */
export function Filings({ filings }: { filings: DutyStory['filings'] }) {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  const shiftMs = useShift()
  if (filings.length === 0) return <p className="ink-2">{t('page.noFiling')}</p>
  return (
    <ul className="duty-list">
      {filings.map(({ report, recipient, channel, at, receiptNumber, registeredBy }) => (
        <li key={report + recipient + at}>
          <Link className="link" to={pathOf(incidentId, 'reports')}>
            {report}
          </Link>{' '}
          {t('page.filed', { recipient, channel })} <Instant at={at} shiftMs={shiftMs} />{' '}
          <span className="meta">
            {receiptNumber ? t('page.receipt', { number: receiptNumber }) : t('page.noReceipt')} ·{' '}
            {registeredBy.name}
          </span>
        </li>
      ))}
    </ul>
  )
}
