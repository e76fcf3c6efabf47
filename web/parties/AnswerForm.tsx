import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AttachmentView } from '../../server/contract/files.ts'
import type { PartyView } from '../../server/contract/parties.ts'
import { FilesField } from '../files/FilesField.tsx'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { TextArea } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { PartyForm, type StepProps } from './PartyForm.tsx'
import { useFault } from './useFault.ts'
import { useNowField } from './useNowField.ts'

export function AnswerForm({ party, onDone }: StepProps<PartyView>) {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const { at, setAt, shiftMs } = useNowField()
  const [answer, setAnswer] = useState('')
  const [files, setFiles] = useState<AttachmentView[]>([])
  const command = useCommand(api.answerParty)
  const fault = useFault(command.error)
  const digests = files.map(({ digest }) => digest)
  const body = { at: at ?? '', answer, files: digests, version: party.version }
  return (
    <PartyForm
      title={t('answer.title', { name: party.name })}
      action={t('answer.do')}
      command={command}
      onSubmit={() =>
        command.mutate({ params: { incidentId, partyId: party.id }, body }, { onSuccess: onDone })
      }
      onCancel={onDone}
    >
      <TextArea label={t('answer.text')} value={answer} fault={fault('/answer')} onChange={setAnswer} />
      <InstantField
        label={t('answer.at')}
        value={at}
        fault={fault('/at')}
        shiftMs={shiftMs}
        onChange={setAt}
      />
      <FilesField label={t('files')} files={files} onChange={setFiles} />
    </PartyForm>
  )
}
