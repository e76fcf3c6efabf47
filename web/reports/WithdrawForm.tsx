import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { useReport, useReportParams } from './useReport.ts'

/** Gives up a report that was not filed. */
export function WithdrawForm() {
  const { t } = useTranslation('reports')
  const { version } = useReport()
  const params = useReportParams()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const withdraw = useCommand(api.withdrawReport)
  if (!open)
    return (
      <Button kind="quiet" size="small" onClick={() => setOpen(true)}>
        {t('step.withdraw')}
      </Button>
    )
  return (
    <>
      {withdraw.error && <ErrorNote problem={withdraw.error} kept />}
      <TextArea label={t('step.withdrawReason')} value={reason} maxLength={2000} onChange={setReason} />
      <div className="row">
        <Button
          kind="stop"
          working={withdraw.isPending}
          onClick={() => withdraw.mutate({ params, body: { reason, version } })}
        >
          {t('step.confirmWithdraw')}
        </Button>
        <Button kind="quiet" onClick={() => setOpen(false)}>
          {t('step.cancel')}
        </Button>
      </div>
    </>
  )
}
