import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Problem } from '../api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Pane } from '../parts/Pane.tsx'
import { share } from '../parts/people.ts'
import { sendFile, type Uploading } from './upload.ts'

/** Drop a file or choose one: it is on its way at once. */
export function UploadPane({ may }: { may: boolean }) {
  const { t } = useTranslation(['sending', 'columns'])
  const [group, setGroup] = useState('')
  const [always, setAlways] = useState(false)
  const { uploading, problem, send } = useUpload(group, always ? 'always' : 'unclear')
  if (!may)
    return (
      <Pane title={t('import.title')} padded>
        <p className="ink-2">{t('import.may')}</p>
      </Pane>
    )
  return (
    <Pane title={t('import.title')} padded>
      <div className="upload">
        <Drop onFile={send} uploading={uploading} />
        <TextField
          label={t('import.group')}
          hint={t('import.groupHint')}
          value={group}
          maxLength={100}
          onChange={setGroup}
        />
        <label className="line">
          <input type="checkbox" checked={always} onChange={(event) => setAlways(event.target.checked)} />
          {t('columns:always')}
        </label>
      </div>
      {problem && <ErrorNote problem={problem} />}
    </Pane>
  )
}

function Drop({ onFile, uploading }: { onFile: (file: File) => void; uploading: Uploading | undefined }) {
  const { t } = useTranslation('sending')
  const [over, setOver] = useState(false)
  const chooser = useRef<HTMLInputElement>(null)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const file = event.dataTransfer.files[0]
    if (file) onFile(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is an extra; the button beside does the same
    <div
      className={over ? 'drop over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>
        <Icon name="upload" /> {t('import.drop')}{' '}
        <Button working={Boolean(uploading)} onClick={() => chooser.current?.click()}>
          {uploading
            ? t('import.sending', { share: share(Math.round(uploading.sent * 1000), 1000) })
            : t('import.choose')}
        </Button>
      </p>
      <p className="meta">{t('import.hint')}</p>
      <input
        ref={chooser}
        type="file"
        accept=".csv,.xlsx,.ndjson,.jsonl,.txt,text/csv,text/plain"
        aria-label={t('import.choose')}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (file) onFile(file)
          event.target.value = ''
        }}
      />
    </div>
  )
}

function useUpload(group: string, look: 'unclear' | 'always') {
  const client = useQueryClient()
  const { id } = useIncident()
  const [uploading, setUploading] = useState<Uploading>()
  const [problem, setProblem] = useState<Problem>()
  const send = (file: File) => {
    if (uploading) return
    setProblem(undefined)
    setUploading({ fileName: file.name, sent: 0 })
    sendFile(id, file, { group, look }, (sent) => setUploading({ fileName: file.name, sent }))
      .catch((error: unknown) =>
        setProblem(error instanceof Problem ? error : new Problem(0, 'unexpected', '')),
      )
      .finally(() => {
        setUploading(undefined)
        void client.invalidateQueries()
      })
  }
  return { uploading, problem, send }
}
