import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { PartyView } from '../../server/contract/parties.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { TextArea } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { PartyForm, type StepProps } from './PartyForm.tsx'
import { useFault } from './useFault.ts'
import { useNowField } from './useNowField.ts'

const dayMs = 24 * 60 * 60_000

/** What it is asked, and until when it shall answer. */
export function AskForm({ party, onDone }: StepProps<PartyView>) {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const { at, setAt, shiftMs } = useNowField()
  const due = useNowField(dayMs)
  const [what, setWhat] = useState('')
  const command = useCommand(api.askParty)
  const fault = useFault(command.error)
  const body = { at: at ?? '', what, dueAt: due.at ?? null, version: party.version }
  return (
    <PartyForm
      title={t('ask.title', { name: party.name })}
      action={t('ask.do')}
      command={command}
      onSubmit={() =>
        command.mutate({ params: { incidentId, partyId: party.id }, body }, { onSuccess: onDone })
      }
      onCancel={onDone}
    >
      <TextArea
        label={t('ask.what')}
        hint={t('ask.whatHint')}
        value={what}
        fault={fault('/what')}
        onChange={setWhat}
      />
      <InstantField label={t('ask.at')} value={at} fault={fault('/at')} shiftMs={shiftMs} onChange={setAt} />
      <InstantField
        label={t('ask.due')}
        value={due.at}
        fault={fault('/dueAt')}
        shiftMs={shiftMs}
        onChange={due.setAt}
      />
    </PartyForm>
  )
}
