import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import { useCommand } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextArea } from '../../parts/Field.tsx'
import { useIncident } from '../useIncident.ts'

/** Leaving one's own seat, or releasing somebody from theirs; the reason goes on record. */
export function LeaveSeat({ seatId, mine, called }: { seatId: string; mine: boolean; called: boolean }) {
  const { t } = useTranslation('incident')
  const { id } = useIncident()
  const leave = useCommand(api.leaveSeat)
  const [reason, setReason] = useState('')
  const word = t(mine ? (called ? 'seatAct.decline' : 'seatAct.leave') : 'seatAct.release')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    leave.mutate({ params: { incidentId: id, seatId }, body: { reason } }, { onSuccess: () => setReason('') })
  }
  return (
    <form onSubmit={submit}>
      <h3>{word}</h3>
      <p className="meta">{t(called ? 'seatAct.declineThen' : 'seatAct.leaveThen')}</p>
      <TextArea label={t('reason')} value={reason} maxLength={500} onChange={setReason} />
      {leave.error && <ErrorNote problem={leave.error} kept fieldName={() => t('reason')} />}
      <Button
        type="submit"
        kind="stop"
        working={leave.isPending}
        off={reason.trim() === '' && t('reasonNeeded')}
      >
        {word}
      </Button>
    </form>
  )
}
