import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttachmentView } from '../../server/contract/files.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Icon } from '../parts/Icon.tsx'
import './files.css'
import { size } from './size.ts'
import { useAttach } from './useAttach.ts'

interface FilesFieldProps {
  label: string
  files: readonly AttachmentView[]
  onChange: (files: AttachmentView[]) => void
  /** One file only: another takes its place. */
  single?: boolean
}

const endings = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.ofd,.eml,.txt,.csv,.log'

/** Files that a thing rests on: each is stored as soon as it is chosen, and named here until the form is sent. */
export function FilesField({ label, files, onChange, single }: FilesFieldProps) {
  const { t } = useTranslation('files')
  const id = useId()
  const { attach, working, refused } = useAttach((kept) => {
    const others = files.filter(({ digest }) => !kept.some((one) => one.digest === digest))
    onChange(single ? kept.slice(-1) : [...others, ...kept])
  })
  return (
    <div className="field files-field">
      <div className="label">
        <b>{label}</b>
        <span className="meta">{t('hint')}</span>
      </div>
      {files.length > 0 && (
        <ul>
          {files.map((file) => (
            <li key={file.digest}>
              <Icon name="report" small /> {file.name} <span className="meta">{size(file.bytes)}</span>
              <Button
                kind="quiet"
                size="small"
                onClick={() => onChange(files.filter(({ digest }) => digest !== file.digest))}
              >
                {t('leaveOut')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {refused && <ErrorNote problem={refused.problem} fieldName={() => refused.name} />}
      <label className="button plain small" htmlFor={id}>
        <Icon name="upload" small />
        {t(single ? 'chooseOne' : 'choose')}
        {working && <span className="working" aria-hidden="true" />}
      </label>
      <input
        id={id}
        className="sr-only"
        type="file"
        multiple={!single}
        accept={endings}
        onChange={({ target }) => {
          void attach([...(target.files ?? [])])
          target.value = ''
        }}
      />
    </div>
  )
}
