import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import { useCommand } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { useIncident } from '../useIncident.ts'
import { useSide } from '../useSide.ts'

/** Closing the incident to all but its people, or opening it up again. */
export function RestrictPanel() {
  const { t } = useTranslation('incident')
  const { id, restricted, version } = useIncident()
  const { hide } = useSide()
  const change = useCommand(api.changeIncident)
  const flip = () =>
    change.mutate(
      { params: { incidentId: id }, body: { restricted: !restricted, version } },
      { onSuccess: hide },
    )
  return (
    <div className="part">
      <p>{t(restricted ? 'restrict.isOn' : 'restrict.isOff')}</p>
      {change.error && <ErrorNote problem={change.error} />}
      <Button kind="go" icon={restricted ? 'unlocked' : 'lock'} working={change.isPending} onClick={flip}>
        {t(restricted ? 'restrict.lift' : 'restrict.set')}
      </Button>
    </div>
  )
}
