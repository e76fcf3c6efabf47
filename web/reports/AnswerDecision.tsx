import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { EnquiryView } from '../../server/contract/enquiries.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { useReason } from '../words/reason.ts'
import { answersOf, GateForm, noGate } from './GateForm.tsx'

/** Legal approves the answer, past the gate where it leaves the country, or sends it back with a reason. */
export function AnswerDecision({ enquiry }: { enquiry: EnquiryView }) {
  const [returning, setReturning] = useState(false)
  return returning ? (
    <Return enquiry={enquiry} onCancel={() => setReturning(false)} />
  ) : (
    <Approve enquiry={enquiry} onReturn={() => setReturning(true)} />
  )
}

function Approve({ enquiry, onReturn }: { enquiry: EnquiryView; onReturn: () => void }) {
  const { t } = useTranslation('reports')
  const { ofFault } = useReason()
  const params = useEnquiryParams(enquiry)
  const [gate, setGate] = useState(noGate)
  const approve = useCommand(api.approveAnswer)
  const answers = enquiry.needsGate ? answersOf(gate) : undefined
  const body = { ...(answers ? { gate: answers } : {}), version: enquiry.version }
  const fault = (pointer: string) => {
    const found = approve.error?.at(pointer)
    return found && ofFault(found)
  }
  return (
    <>
      {enquiry.needsGate && <GateForm gate={gate} onChange={setGate} fault={fault} />}
      {approve.error && approve.error.faults.length === 0 && <ErrorNote problem={approve.error} kept />}
      <div className="row">
        <Button
          kind="go"
          size="small"
          working={approve.isPending}
          onClick={() => approve.mutate({ params, body })}
        >
          {t('enquiry.approve')}
        </Button>
        <Button size="small" onClick={onReturn}>
          {t('step.return')}
        </Button>
      </div>
    </>
  )
}

function Return({ enquiry, onCancel }: { enquiry: EnquiryView; onCancel: () => void }) {
  const { t } = useTranslation('reports')
  const { ofFault } = useReason()
  const params = useEnquiryParams(enquiry)
  const [reason, setReason] = useState('')
  const send = useCommand(api.returnAnswer)
  const fault = send.error?.at('/reason')
  const body = { reason, version: enquiry.version }
  return (
    <form className="field-editor" onSubmit={(event) => event.preventDefault()}>
      <TextArea
        label={t('step.returnReason')}
        value={reason}
        maxLength={2000}
        onChange={setReason}
        fault={fault && ofFault(fault)}
      />
      {send.error && !fault && <ErrorNote problem={send.error} kept />}
      <div className="row">
        <Button kind="stop" working={send.isPending} onClick={() => send.mutate({ params, body })}>
          {t('step.return')}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t('step.cancel')}
        </Button>
      </div>
    </form>
  )
}

const useEnquiryParams = ({ id: enquiryId }: EnquiryView) => ({ incidentId: useIncident().id, enquiryId })
