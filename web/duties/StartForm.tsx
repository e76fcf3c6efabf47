import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { InstantField } from '../parts/InstantField.tsx'
import { ReasonField } from './ReasonForm.tsx'
import { StepForm } from './StepForm.tsx'
import { type OfDuty, useDutyStep } from './useDutyStep.ts'

/** Where the clock of this one duty starts; the due time is computed from it. */
export function StartForm(of: OfDuty) {
  const { t } = useTranslation('duties')
  const shiftMs = useShift()
  const [startAt, setStartAt] = useState(of.duty.clock.startAt ?? undefined)
  const [reason, setReason] = useState('')
  const { send, fault, form } = useDutyStep(api.correctStart, of)
  return (
    <StepForm
      title={t('form.start')}
      action={t('form.doStart')}
      onSubmit={() => send({ startAt: startAt ?? '', reason })}
      {...form}
    >
      <InstantField
        label={t('form.startAt')}
        value={startAt}
        fault={fault('/startAt')}
        shiftMs={shiftMs}
        onChange={setStartAt}
      />
      <ReasonField value={reason} fault={fault('/reason')} onChange={setReason} />
    </StepForm>
  )
}
