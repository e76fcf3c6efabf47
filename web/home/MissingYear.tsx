import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useView } from '../live/view.ts'
import { Note } from '../parts/EmptyState.tsx'

/** From November on, while nobody has entered next year's holidays: terms in working days cannot be counted into it. */
export function MissingYear() {
  const { t } = useTranslation('calendar')
  const missing = useView(api.calendar, {}).data?.missing ?? null
  if (missing === null) return null
  return (
    <Note tone="soon">
      {t('missing', { year: missing })}{' '}
      <Link className="link" to="/settings/calendar">
        {t('go')}
      </Link>
    </Note>
  )
}
