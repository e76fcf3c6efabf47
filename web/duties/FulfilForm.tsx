import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { TextField } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { StepForm } from './StepForm.tsx'
import { type OfDuty, useDutyStep } from './useDutyStep.ts'

/** What was done by hand, when, and what proves it; done after its end, it asks why at once. */
export function FulfilForm(of: OfDuty) {
  const { t } = useTranslation('duties')
  const shiftMs = useShift()
  const [at, setAt] = useState<string | undefined>()
  const [proof, setProof] = useState('')
  const [lateReason, setLateReason] = useState('')
  const { send, fault, form } = useDutyStep(api.fulfilDuty, of)
  const { dueAt } = of.duty.clock
  const late = at !== undefined && dueAt !== null && Date.parse(at) > Date.parse(dueAt)
  return (
    <StepForm
      title={t('form.fulfil')}
      action={t('form.doFulfil')}
      onSubmit={() => send({ at: at ?? '', proof, lateReason: late ? lateReason : '' })}
      {...form}
    >
      <InstantField label={t('form.at')} value={at} fault={fault('/at')} shiftMs={shiftMs} onChange={setAt} />
      <TextField
        label={t('form.proof')}
        hint={t('form.proofHint')}
        value={proof}
        fault={fault('/proof')}
        onChange={setProof}
      />
      {late && (
        <TextField
          label={t('form.lateReason')}
          value={lateReason}
          fault={fault('/lateReason')}
          onChange={setLateReason}
        />
      )}
    </StepForm>
  )
}
