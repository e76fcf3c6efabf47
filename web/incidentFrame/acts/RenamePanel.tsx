import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import { useCommand } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { TextField } from '../../parts/Field.tsx'
import { useIncident } from '../useIncident.ts'
import { useSide } from '../useSide.ts'

/** A new title; the old one stays in the record. */
export function RenamePanel() {
  const { t } = useTranslation('incident')
  const { id, title, version } = useIncident()
  const { hide } = useSide()
  const [to, setTo] = useState(title)
  const change = useCommand(api.changeIncident)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.mutate({ params: { incidentId: id }, body: { title: to, version } }, { onSuccess: hide })
  }
  return (
    <form onSubmit={submit}>
      <TextField
        label={t('rename.title')}
        hint={t('rename.hint')}
        value={to}
        maxLength={120}
        onChange={setTo}
      />
      {change.error && <ErrorNote problem={change.error} kept fieldName={() => t('rename.title')} />}
      <Button
        type="submit"
        kind="go"
        working={change.isPending}
        off={(to.trim() === '' && t('rename.needed')) || (to.trim() === title && t('rename.same'))}
      >
        {t('rename.submit')}
      </Button>
    </form>
  )
}
