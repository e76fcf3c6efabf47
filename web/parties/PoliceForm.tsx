import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AttachmentView } from '../../server/contract/files.ts'
import { FilesField } from '../files/FilesField.tsx'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { TextField } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { PartyForm } from './PartyForm.tsx'
import { useFault } from './useFault.ts'
import { useNowField } from './useNowField.ts'

/** A report to the police: where, when, under which number, with what proof. */
export function PoliceForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const { at, setAt, shiftMs } = useNowField()
  const [authority, setAuthority] = useState('')
  const [caseNumber, setCaseNumber] = useState('')
  const [proof, setProof] = useState('')
  const [files, setFiles] = useState<AttachmentView[]>([])
  const command = useCommand(api.reportToPolice)
  const fault = useFault(command.error)
  const digests = files.map(({ digest }) => digest)
  const body = { at: at ?? '', authority, caseNumber, proof, files: digests }
  return (
    <PartyForm
      title={t('police.open')}
      action={t('police.do')}
      hint={t('police.hint')}
      command={command}
      onSubmit={() => command.mutate({ params: { incidentId }, body }, { onSuccess: onDone })}
      onCancel={onDone}
    >
      <TextField
        label={t('police.authority')}
        value={authority}
        fault={fault('/authority')}
        onChange={setAuthority}
      />
      <InstantField
        label={t('police.at')}
        value={at}
        fault={fault('/at')}
        shiftMs={shiftMs}
        onChange={setAt}
      />
      <TextField
        label={t('police.number')}
        hint={t('police.numberHint')}
        value={caseNumber}
        fault={fault('/caseNumber')}
        onChange={setCaseNumber}
      />
      <TextField
        label={t('tell.proof')}
        hint={t('police.proofHint')}
        value={proof}
        fault={fault('/proof')}
        onChange={setProof}
      />
      <FilesField label={t('files')} files={files} onChange={setFiles} />
    </PartyForm>
  )
}
