import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AttachmentView } from '../../server/contract/files.ts'
import type { PartyView } from '../../server/contract/parties.ts'
import { FilesField } from '../files/FilesField.tsx'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { TextField } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { PartyForm, type StepProps } from './PartyForm.tsx'
import { useFault } from './useFault.ts'
import { useNowField } from './useNowField.ts'

/** That it was told: when, how, and what proves it. Late or in time is frozen with it. */
export function TellForm({ party, onDone }: StepProps<PartyView>) {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const { at, setAt, shiftMs } = useNowField()
  const [how, setHow] = useState('')
  const [proof, setProof] = useState('')
  const [files, setFiles] = useState<AttachmentView[]>([])
  const command = useCommand(api.tellParty)
  const fault = useFault(command.error)
  const digests = files.map(({ digest }) => digest)
  const body = { at: at ?? '', how, proof, files: digests, version: party.version }
  return (
    <PartyForm
      title={t('tell.title', { name: party.name })}
      action={t('tell.do')}
      hint={t('tell.hint')}
      command={command}
      onSubmit={() =>
        command.mutate({ params: { incidentId, partyId: party.id }, body }, { onSuccess: onDone })
      }
      onCancel={onDone}
    >
      <InstantField label={t('tell.at')} value={at} fault={fault('/at')} shiftMs={shiftMs} onChange={setAt} />
      <TextField
        label={t('tell.how')}
        hint={t('tell.howHint')}
        value={how}
        fault={fault('/how')}
        onChange={setHow}
      />
      <TextField
        label={t('tell.proof')}
        hint={t('tell.proofHint')}
        value={proof}
        fault={fault('/proof')}
        onChange={setProof}
      />
      <FilesField label={t('files')} files={files} onChange={setFiles} />
    </PartyForm>
  )
}
