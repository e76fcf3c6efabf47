import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnnouncementView } from '../../server/contract/announcements.ts'
import { api } from '../../server/contract/api.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { serverNow } from '../live/now.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'

/** Why it goes back, or why the public no longer reads it: the second is shown on the page itself. */
export function ReasonForm({
  view,
  kind,
  onDone,
}: {
  view: AnnouncementView
  kind: 'return' | 'withdraw'
  onDone: () => void
}) {
  const { t } = useTranslation('notices')
  const shiftMs = useShift()
  const early = view.posted !== null && Date.parse(view.posted.until) > serverNow() + shiftMs
  const { id: incidentId } = useIncident()
  const [reason, setReason] = useState('')
  const send = useCommand(kind === 'return' ? api.returnAnnouncement : api.withdrawAnnouncement)
  const given = { params: { incidentId, announcementId: view.id }, body: { version: view.version, reason } }
  return (
    <form
      className="return-form"
      onSubmit={(event) => {
        event.preventDefault()
        send.mutate(given, { onSuccess: onDone })
      }}
    >
      <TextArea
        label={t(kind === 'return' ? 'return.reason' : 'public.withdrawReason')}
        hint={
          kind === 'withdraw' &&
          [early && t('public.withdrawEarly'), t('public.withdrawHow')].filter(Boolean).join(' ')
        }
        value={reason}
        maxLength={1_000}
        onChange={setReason}
      />
      {send.error && <ErrorNote problem={send.error} kept />}
      <div className="row wrap">
        <Button
          type="submit"
          kind={kind === 'withdraw' ? 'stop' : 'go'}
          working={send.isPending}
          off={!reason.trim() && t('return.needReason')}
        >
          {t(kind === 'return' ? 'approval.return' : 'public.withdraw')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('editor.drop')}
        </Button>
      </div>
    </form>
  )
}
