import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DestructionView } from '../../server/contract/retention.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'

/** The second person: destroys for good, or declines; either way with a reason. */
export function DecideDestruction({ of: { id, version } }: { of: DestructionView }) {
  const { t } = useTranslation('proof')
  const { id: incidentId } = useIncident()
  const [reason, setReason] = useState('')
  const decide = useCommand(api.decideDestruction)
  const give = (confirm: boolean) =>
    reason.trim() &&
    decide.mutate({
      params: { incidentId, destructionId: id },
      body: { confirm, reason: reason.trim(), version },
    })
  return (
    <div className="reason-form">
      <TextField
        label={t('destroy.decideReason')}
        hint={t('destroy.decideHint')}
        value={reason}
        maxLength={500}
        onChange={setReason}
      />
      {decide.error && <ErrorNote problem={decide.error} kept />}
      <div className="line">
        <Button kind="stop" working={decide.isPending} onClick={() => give(true)}>
          {t('destroy.confirm')}
        </Button>
        <Button kind="quiet" onClick={() => give(false)}>
          {t('destroy.decline')}
        </Button>
      </div>
    </div>
  )
}
