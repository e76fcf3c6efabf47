import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import { useCommand } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { useIncident } from '../useIncident.ts'

const points = ['use', 'tell', 'copy', 'after'] as const

/** Accepting a seat is one act with the confidentiality undertaking, whose words stand above the button. */
export function AcceptSeat({ seatId }: { seatId: string }) {
  const { t } = useTranslation('incident')
  const { id } = useIncident()
  const accept = useCommand(api.acceptSeat)
  return (
    <div className="part">
      <h3>{t('undertaking.title')}</h3>
      <ul className="undertaking">
        {points.map((point) => (
          <li key={point}>{t(`undertaking.${point}`)}</li>
        ))}
      </ul>
      <p className="meta">{t('undertaking.recorded')}</p>
      {accept.error && <ErrorNote problem={accept.error} />}
      <Button
        kind="go"
        size="large"
        working={accept.isPending}
        onClick={() => accept.mutate({ params: { incidentId: id, seatId }, body: { undertaking: true } })}
      >
        {t('undertaking.accept')}
      </Button>
    </div>
  )
}
