import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { OneOf } from '../parts/Options.tsx'

/** Raises the incident: the top-level plan starts in the same step. */
export function RaiseForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('facts')
  const { id: incidentId, personalInformation } = useIncident()
  const [to, setTo] = useState<'yes' | 'maybe'>('yes')
  const [reason, setReason] = useState('')
  const raise = useCommand(api.raiseIncident)
  const choices = (['yes', 'maybe'] as const)
    .filter((key) => key !== personalInformation)
    .map((key) => ({ key, label: t(`raise.${key}`) }))
  const submit = () =>
    raise.mutate({ params: { incidentId }, body: { personalInformation: to, reason } }, { onSuccess: onDone })
  return (
    <div className="fact-form">
      <p>{t('raise.raiseWhy')}</p>
      <OneOf label={t('key.personalInformation')} choices={choices} chosen={to} onChoose={setTo} />
      <TextArea label={t('raise.reason')} hint={t('raise.reasonHint')} value={reason} onChange={setReason} />
      {raise.error && <ErrorNote problem={raise.error} kept fieldName={() => t('raise.reason')} />}
      <div className="row">
        <Button kind="go" working={raise.isPending} onClick={submit}>
          {t('raise.do')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('raise.cancel')}
        </Button>
      </div>
    </div>
  )
}
