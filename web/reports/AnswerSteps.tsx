import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { EnquiryView } from '../../server/contract/enquiries.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { serverNow } from '../live/now.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea, TextField } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { useReason } from '../words/reason.ts'
import { AnswerDecision } from './AnswerDecision.tsx'

/** Legal approves the answer; then that it went out is noted. */
export function AnswerSteps({ enquiry }: { enquiry: EnquiryView }) {
  if (enquiry.can.includes('send_answer')) return <Sent enquiry={enquiry} />
  return enquiry.can.includes('approve_answer') ? <AnswerDecision enquiry={enquiry} /> : null
}

function Sent({ enquiry }: { enquiry: EnquiryView }) {
  const { t } = useTranslation('reports')
  const { ofFault } = useReason()
  const { id: incidentId } = useIncident()
  const shiftMs = useShift()
  const [at, setAt] = useState<string | undefined>(() => new Date(serverNow() + shiftMs).toISOString())
  const [channel, setChannel] = useState(enquiry.channel)
  const [receiptNumber, setReceipt] = useState('')
  const [lateReason, setReason] = useState('')
  const send = useCommand(api.sendAnswer)
  const late = Boolean(enquiry.dueAt && at && Date.parse(at) > Date.parse(enquiry.dueAt))
  const fault = (pointer: string) => {
    const found = send.error?.at(pointer)
    return found && ofFault(found)
  }
  const params = { incidentId, enquiryId: enquiry.id }
  const body = { at: at ?? '', channel, receiptNumber, lateReason, version: enquiry.version }
  return (
    <form className="field-editor" onSubmit={(event) => event.preventDefault()}>
      <InstantField
        label={t('enquiry.sentAt')}
        value={at}
        onChange={setAt}
        shiftMs={shiftMs}
        fault={fault('/at')}
      />
      <TextField
        label={t('file.channel')}
        value={channel}
        maxLength={200}
        onChange={setChannel}
        fault={fault('/channel')}
      />
      <TextField label={t('file.receipt')} value={receiptNumber} maxLength={200} onChange={setReceipt} />
      {late && (
        <TextArea
          label={t('file.lateReason')}
          value={lateReason}
          maxLength={2000}
          onChange={setReason}
          fault={fault('/lateReason')}
        />
      )}
      {send.error && send.error.faults.length === 0 && <ErrorNote problem={send.error} kept />}
      <div className="row">
        <Button kind="go" working={send.isPending} onClick={() => send.mutate({ params, body })}>
          {t('enquiry.noteSent')}
        </Button>
      </div>
    </form>
  )
}
