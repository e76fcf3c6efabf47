import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { HandledView } from '../../server/contract/handling.ts'
import { type HandlingGround, handlingGrounds, mayGround } from '../../server/rules/handling.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { OneOf } from '../parts/Options.tsx'
import './handling.css'

/** Legal names the ground of the law and its document; it stands in the record beside who gave it. */
export function GroundForm({ handling, onDone }: { handling: HandledView; onDone: () => void }) {
  const { t } = useTranslation('handling')
  const { id: incidentId } = useIncident()
  const [ground, setGround] = useState<HandlingGround>()
  const [reason, setReason] = useState('')
  const confirm = useCommand(api.confirmHandling)
  const { channel, host, country } = handling
  const give = () => {
    if (!ground || !reason.trim()) return
    const body = { channel, host, country, ground, reason: reason.trim() }
    confirm.mutate({ params: { incidentId }, body }, { onSuccess: onDone })
  }
  return (
    <form
      className="ground-form"
      onSubmit={(event) => {
        event.preventDefault()
        give()
      }}
    >
      <OneOf
        label={t('groundLabel')}
        choices={handlingGrounds
          .filter((key) => mayGround(key, handling))
          .map((key) => ({ key, label: t(`ground.${key}`) }))}
        chosen={ground}
        onChoose={setGround}
      />
      <TextArea label={t('reason')} hint={t('reasonHint')} value={reason} onChange={setReason} />
      {confirm.error && <ErrorNote problem={confirm.error} kept />}
      <div className="line">
        <Button type="submit" kind="go" working={confirm.isPending}>
          {t('confirm')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('back')}
        </Button>
      </div>
    </form>
  )
}
