import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { fullDay } from './fullDay.ts'

/** Above every part of the page once the contacts are gone: why no name stands here any more. */
export function DestroyedNote() {
  const { t } = useTranslation('proof')
  const { data } = useView(api.getRetention, { params: { incidentId: useIncident().id } })
  const gone = data?.keys.filter(({ destroyedAt }) => destroyedAt !== null) ?? []
  return gone.map(({ kind, destroyedAt }) => (
    <p key={kind} className="note destroyed" role="note">
      {t(`banner.${kind}`, { at: fullDay(destroyedAt ?? '') })}
    </p>
  ))
}
