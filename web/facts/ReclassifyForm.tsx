import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { OneOf } from '../parts/Options.tsx'

const eventKinds = ['vulnerability', 'malware', 'attack', 'intrusion', 'other'] as const

/** The first of the two people: says what it is instead, and why. */
export function ReclassifyForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('facts')
  const { id: incidentId } = useIncident()
  const [eventKind, setEventKind] = useState<(typeof eventKinds)[number]>('other')
  const [reason, setReason] = useState('')
  const propose = useCommand(api.reclassifyIncident)
  const choices = eventKinds.map((key) => ({ key, label: t(`raise.eventKind.${key}`) }))
  const submit = () =>
    propose.mutate({ params: { incidentId }, body: { eventKind, reason } }, { onSuccess: onDone })
  const fieldName = (pointer: string) =>
    pointer.startsWith('/facts/') ? t(`key.${pointer.slice(7) as 'people'}`) : t('raise.reason')
  return (
    <div className="fact-form">
      <p>{t('raise.reclassifyWhy')}</p>
      <OneOf label={t('raise.kind')} choices={choices} chosen={eventKind} onChoose={setEventKind} />
      <TextArea label={t('raise.reason')} hint={t('raise.reasonHint')} value={reason} onChange={setReason} />
      {propose.error && <ErrorNote problem={propose.error} kept fieldName={fieldName} />}
      <div className="row">
        <Button kind="go" working={propose.isPending} onClick={submit}>
          {t('raise.propose')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('raise.cancel')}
        </Button>
      </div>
    </div>
  )
}
