import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'

/** A correction is an entry of its own that names the one it corrects; both stay. */
export function CorrectRecord({ seq, onDone }: { seq: number; onDone: () => void }) {
  const { t } = useTranslation('incident')
  const { id } = useIncident()
  const note = useCommand(api.addNote)
  const [text, setText] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    note.mutate({ params: { incidentId: id }, body: { text, corrects: seq } }, { onSuccess: onDone })
  }
  return (
    <form className="task-form" onSubmit={submit}>
      <TextArea
        label={t('records.correction', { n: seq })}
        hint={t('records.bothKept')}
        value={text}
        maxLength={4000}
        autoFocus
        onChange={setText}
      />
      {note.error && (
        <ErrorNote problem={note.error} kept fieldName={() => t('records.correction', { n: seq })} />
      )}
      <div className="row">
        <Button
          type="submit"
          size="small"
          working={note.isPending}
          off={text.trim() === '' && t('records.correctionNeeded')}
        >
          {t('records.correct')}
        </Button>
        <Button size="small" kind="quiet" onClick={onDone}>
          {t('tasks.cancel')}
        </Button>
      </div>
    </form>
  )
}
