import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { PartyView } from '../../server/contract/parties.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { TextField } from '../parts/Field.tsx'
import { PartyForm, type StepProps } from './PartyForm.tsx'
import { useFault } from './useFault.ts'

export function RemoveForm({ party, onDone }: StepProps<PartyView>) {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const [reason, setReason] = useState('')
  const command = useCommand(api.removeParty)
  const fault = useFault(command.error)
  const given = { params: { incidentId, partyId: party.id }, body: { reason, version: party.version } }
  return (
    <PartyForm
      title={t('remove.title', { name: party.name })}
      action={t('remove.do')}
      command={command}
      onSubmit={() => command.mutate(given, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <TextField label={t('remove.reason')} value={reason} fault={fault('/reason')} onChange={setReason} />
    </PartyForm>
  )
}
