import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { DutyView } from '../../server/contract/duties.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Value } from '../parts/Pane.tsx'
import { regionName } from '../words/regions.ts'
import { shownLanguage } from '../words/words.ts'

/** An authority forbids telling: what that does to this duty's clock, and where the ban stands. */
export function HeldLine({ duty: { held, place } }: { duty: DutyView }) {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  if (!held) return null
  return (
    <Value label={t('standing.held')}>
      <Link className="link" to={`${pathOf(incidentId, 'duties')}#bans`}>
        {held === 'law'
          ? t('ban.heldLaw', { place: regionName(place, shownLanguage()) })
          : t('ban.heldOrder')}
      </Link>
    </Value>
  )
}
