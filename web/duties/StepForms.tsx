import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DutyView } from '../../server/contract/duties.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { TextArea, TextField } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { StepForm } from './StepForm.tsx'
import { useFault } from './useFault.ts'

interface OfDuty {
  duty: DutyView
  onDone: () => void
}

const useParams = ({ id: dutyId }: DutyView) => ({ incidentId: useIncident().id, dutyId })

export function CounselForm({ duty, onDone, decision }: OfDuty & { decision: 'confirmed' | 'declined' }) {
  const { t } = useTranslation('duties')
  const params = useParams(duty)
  const [reason, setReason] = useState('')
  const command = useCommand(api.counselDuty)
  const fault = useFault(command.error)
  const key = decision === 'confirmed' ? 'confirm' : 'decline'
  const body = { decision, reason, version: duty.version }
  return (
    <StepForm
      title={t(`form.${key}`)}
      action={t(decision === 'confirmed' ? 'form.doConfirm' : 'form.doDecline')}
      command={command}
      onSubmit={() => command.mutate({ params, body }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <TextArea
        label={t('form.reason')}
        hint={t('form.reasonHint')}
        value={reason}
        fault={fault('/reason')}
        onChange={setReason}
      />
    </StepForm>
  )
}

export function FulfilForm({ duty, onDone }: OfDuty) {
  const { t } = useTranslation('duties')
  const params = useParams(duty)
  const shiftMs = useShift()
  const [at, setAt] = useState<string | undefined>()
  const [proof, setProof] = useState('')
  const [lateReason, setLateReason] = useState('')
  const command = useCommand(api.fulfilDuty)
  const fault = useFault(command.error)
  const body = { at: at ?? '', proof, lateReason, version: duty.version }
  return (
    <StepForm
      title={t('form.fulfil')}
      action={t('form.doFulfil')}
      command={command}
      onSubmit={() => command.mutate({ params, body }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <InstantField label={t('form.at')} value={at} fault={fault('/at')} shiftMs={shiftMs} onChange={setAt} />
      <TextField
        label={t('form.proof')}
        hint={t('form.proofHint')}
        value={proof}
        fault={fault('/proof')}
        onChange={setProof}
      />
      <TextField
        label={t('form.lateReason')}
        value={lateReason}
        fault={fault('/lateReason')}
        onChange={setLateReason}
      />
    </StepForm>
  )
}

export function LateForm({ duty, onDone }: OfDuty) {
  const { t } = useTranslation('duties')
  const params = useParams(duty)
  const [reason, setReason] = useState('')
  const command = useCommand(api.explainLate)
  const fault = useFault(command.error)
  return (
    <StepForm
      title={t('form.late')}
      action={t('form.doLate')}
      command={command}
      onSubmit={() =>
        command.mutate({ params, body: { reason, version: duty.version } }, { onSuccess: onDone })
      }
      onCancel={onDone}
    >
      <TextArea
        label={t('form.reason')}
        hint={t('form.reasonHint')}
        value={reason}
        fault={fault('/reason')}
        onChange={setReason}
      />
    </StepForm>
  )
}

export function StartForm({ duty, onDone }: OfDuty) {
  const { t } = useTranslation('duties')
  const params = useParams(duty)
  const shiftMs = useShift()
  const [startAt, setStartAt] = useState(duty.clock.startAt ?? undefined)
  const [reason, setReason] = useState('')
  const command = useCommand(api.correctStart)
  const fault = useFault(command.error)
  const body = { startAt: startAt ?? '', reason, version: duty.version }
  return (
    <StepForm
      title={t('form.start')}
      action={t('form.doStart')}
      command={command}
      onSubmit={() => command.mutate({ params, body }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <InstantField
        label={t('form.startAt')}
        value={startAt}
        fault={fault('/startAt')}
        shiftMs={shiftMs}
        onChange={setStartAt}
      />
      <TextArea
        label={t('form.reason')}
        hint={t('form.reasonHint')}
        value={reason}
        fault={fault('/reason')}
        onChange={setReason}
      />
    </StepForm>
  )
}
