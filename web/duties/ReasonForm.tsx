import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { TextArea } from '../parts/Field.tsx'
import { StepForm } from './StepForm.tsx'
import { type OfDuty, useDutyStep } from './useDutyStep.ts'

/** Acts that ask for nothing but why; each with the words of its button and what it sends beside the reason. */
const acts = {
  confirm: { endpoint: api.counselDuty, action: 'form.doConfirm', body: { decision: 'confirmed' } },
  decline: { endpoint: api.counselDuty, action: 'form.doDecline', body: { decision: 'declined' } },
  late: { endpoint: api.explainLate, action: 'form.doLate', body: {} },
} as const

export function ReasonForm({ act, ...of }: OfDuty & { act: keyof typeof acts }) {
  const { t } = useTranslation('duties')
  const { endpoint, action, body } = acts[act]
  const [reason, setReason] = useState('')
  const { send, fault, form } = useDutyStep(endpoint, of)
  return (
    <StepForm
      title={t(`form.${act}`)}
      action={t(action)}
      onSubmit={() => send({ ...body, reason })}
      {...form}
    >
      <ReasonField value={reason} fault={fault('/reason')} onChange={setReason} />
    </StepForm>
  )
}

interface ReasonFieldProps {
  value: string
  fault: string | undefined
  onChange: (reason: string) => void
}

export function ReasonField(field: ReasonFieldProps) {
  const { t } = useTranslation('duties')
  return <TextArea label={t('form.reason')} hint={t('form.reasonHint')} {...field} />
}
