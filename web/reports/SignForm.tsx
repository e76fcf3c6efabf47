import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { useReason } from '../words/reason.ts'
import { useReport, useReportParams } from './useReport.ts'

/** The commander signs; unapproved only with a reason, where a first report's clock runs out. */
export function SignForm({ unapproved = false }: { unapproved?: boolean }) {
  const { t } = useTranslation('reports')
  const { ofFault } = useReason()
  const { digest, version } = useReport()
  const params = useReportParams()
  const [open, setOpen] = useState(!unapproved)
  const [reason, setReason] = useState('')
  const sign = useCommand(api.signReport)
  const send = () => sign.mutate({ params, body: { digest, version, unapprovedReason: reason } })
  const fault = sign.error?.at('/unapprovedReason')
  if (!open)
    return (
      <Button kind="stop" onClick={() => setOpen(true)}>
        {t('step.signUnapproved')}
      </Button>
    )
  return (
    <>
      <p className="ink-2">{t(unapproved ? 'step.signUnapprovedHint' : 'step.signHint')}</p>
      {sign.error && !fault && <ErrorNote problem={sign.error} kept={unapproved} />}
      {unapproved && (
        <TextArea
          label={t('step.unapprovedReason')}
          value={reason}
          maxLength={2000}
          onChange={setReason}
          fault={fault && ofFault(fault)}
        />
      )}
      <div className="row">
        <Button kind={unapproved ? 'stop' : 'go'} working={sign.isPending} onClick={send}>
          {t(unapproved ? 'step.signUnapproved' : 'step.sign')}
        </Button>
        {unapproved && (
          <Button kind="quiet" onClick={() => setOpen(false)}>
            {t('step.cancel')}
          </Button>
        )}
      </div>
    </>
  )
}
