import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RehearsalView } from '../../server/contract/orders.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { Note } from '../parts/EmptyState.tsx'
import { shortInstant } from '../parts/instant.ts'
import { grouped } from '../parts/people.ts'

/** Who forbids telling whom, in its own words: nothing can be ordered until it is lifted. */
export function BanNotes({ bans }: Pick<RehearsalView, 'bans'>) {
  const { t } = useTranslation('sending')
  const { id: incidentId } = useIncident()
  const now = useNow(useShift())
  return bans.map(({ id, authority, text, orderedAt, until, people }) => (
    <Note key={id} tone="late">
      <b>{t('ban.line', { authority, since: shortInstant(orderedAt, now), n: grouped(people) })}</b>{' '}
      {until && t('ban.until', { until: shortInstant(until, now) })}
      <p className="said">{text}</p>
      <p>
        <Link className="link" to={`${pathOf(incidentId, 'duties')}#bans`}>
          {t('ban.how')}
        </Link>
      </p>
    </Note>
  ))
}
