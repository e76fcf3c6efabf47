import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Icon } from '../parts/Icon.tsx'
import { PartyForm } from './PartyForm.tsx'

/** Customers from a CSV, all or none; what is wrong is named by row and column. */
export function ImportForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('parties')
  const { id: incidentId } = useIncident()
  const id = useId()
  const [file, setFile] = useState<File>()
  const command = useCommand(api.importTenants)
  const send = () =>
    file &&
    command.mutate(
      { params: { incidentId }, body: file.slice(0, file.size, 'text/csv') },
      { onSuccess: onDone },
    )
  const placeOf = (pointer: string) => {
    const [, , row, column] = pointer.split('/')
    if (!row) return t('import.file')
    return t('import.place', { row, column: column ? t(`import.column.${column as 'name'}`) : '' }).trim()
  }
  return (
    <PartyForm
      title={t('import.title')}
      action={t('import.do')}
      hint={t('import.hint')}
      command={command}
      onSubmit={send}
      onCancel={onDone}
    >
      <div>
        <label className="button plain small" htmlFor={id}>
          <Icon name="upload" small />
          {t('import.choose')}
        </label>
        <input
          id={id}
          className="sr-only"
          type="file"
          accept=".csv,text/csv"
          onChange={({ target }) => setFile(target.files?.[0])}
        />{' '}
        {file?.name ?? <span className="meta">{t('import.noFile')}</span>}
      </div>
      {command.error?.status === 422 && <ErrorNote problem={command.error} fieldName={placeOf} />}
    </PartyForm>
  )
}
