import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { useReason } from '../words/reason.ts'
import { useReport, useReportParams } from './useReport.ts'

/** Legal approves the text at the left, or returns it with a reason. */
export function DecideForm() {
  const { t } = useTranslation('reports')
  const { ofFault } = useReason()
  const { digest, version } = useReport()
  const params = useReportParams()
  const [returning, setReturning] = useState(false)
  const [reason, setReason] = useState('')
  const decide = useCommand(api.decideReport)
  const send = (approve: boolean) =>
    decide.mutate({ params, body: { approve, reason: approve ? '' : reason, digest, version } })
  const fault = decide.error?.at('/reason')
  return (
    <>
      <p className="ink-2">{t('step.approveHint')}</p>
      {decide.error && !fault && <ErrorNote problem={decide.error} kept={returning} />}
      {returning && (
        <TextArea
          label={t('step.returnReason')}
          value={reason}
          maxLength={2000}
          onChange={setReason}
          fault={fault && ofFault(fault)}
        />
      )}
      <div className="row">
        {!returning && (
          <Button kind="go" working={decide.isPending} onClick={() => send(true)}>
            {t('step.approve')}
          </Button>
        )}
        <Button
          kind={returning ? 'stop' : 'plain'}
          onClick={() => (returning ? send(false) : setReturning(true))}
        >
          {t('step.return')}
        </Button>
        {returning && (
          <Button kind="quiet" onClick={() => setReturning(false)}>
            {t('step.cancel')}
          </Button>
        )}
      </div>
    </>
  )
}
