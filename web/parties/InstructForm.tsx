import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { PartyView } from '../../server/contract/parties.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import type { StepProps } from './PartyForm.tsx'
import { SaidForm } from './SaidForm.tsx'

/** A customer's word that we tell its end users ourselves. */
export function InstructForm({ party: { id: partyId, name, version }, onDone }: StepProps<PartyView>) {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const command = useCommand(api.instructParty)
  return (
    <SaidForm
      of="instruct"
      name={name}
      hint={t('instruct.hint')}
      command={command}
      onSubmit={(said) =>
        command.mutate({ params: { incidentId, partyId }, body: { ...said, version } }, { onSuccess: onDone })
      }
      onCancel={onDone}
    />
  )
}
