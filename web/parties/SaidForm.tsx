import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttachmentView } from '../../server/contract/files.ts'
import type { Problem } from '../api.ts'
import { FilesField } from '../files/FilesField.tsx'
import { TextArea } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { PartyForm } from './PartyForm.tsx'
import { useFault } from './useFault.ts'
import { useNowField } from './useNowField.ts'

interface Said {
  at: string
  text: string
  files: string[]
}

interface SaidFormProps {
  /** What of it: the words of the form, and the field of the API that holds its text. */
  of: 'answer' | 'instruct'
  name: string
  hint?: string
  command: { isPending: boolean; error: Problem | null }
  onSubmit: (said: Said) => void
  onCancel: () => void
}

/** What a party said to us: in which words, when, with which files. */
export function SaidForm({ of, name, hint, command, onSubmit, onCancel }: SaidFormProps) {
  const { t } = useTranslation('parties')
  const { at, setAt, shiftMs } = useNowField()
  const [text, setText] = useState('')
  const [files, setFiles] = useState<AttachmentView[]>([])
  const fault = useFault(command.error)
  const pointer = of === 'answer' ? '/answer' : '/text'
  return (
    <PartyForm
      title={t(`${of}.title`, { name })}
      action={t(`${of}.do`)}
      {...(hint ? { hint } : {})}
      command={command}
      onSubmit={() => onSubmit({ at: at ?? '', text, files: files.map(({ digest }) => digest) })}
      onCancel={onCancel}
    >
      <TextArea label={t(`${of}.text`)} value={text} fault={fault(pointer)} onChange={setText} />
      <InstantField
        label={t(`${of}.at`)}
        value={at}
        fault={fault('/at')}
        shiftMs={shiftMs}
        onChange={setAt}
      />
      <FilesField label={t('files')} files={files} onChange={setFiles} />
    </PartyForm>
  )
}
