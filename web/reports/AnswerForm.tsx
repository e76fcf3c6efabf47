import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { EnquiryView } from '../../server/contract/enquiries.ts'
import { FilesField } from '../files/FilesField.tsx'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'

interface AnswerFormProps {
  enquiry: EnquiryView
  onDone: () => void
}

/** Writes the answer; what was approved is void by it. */
export function AnswerForm({ enquiry, onDone }: AnswerFormProps) {
  const { t } = useTranslation('reports')
  const { id: incidentId } = useIncident()
  const [answer, setAnswer] = useState(enquiry.answer)
  const [files, setFiles] = useState(enquiry.answerFiles)
  const draft = useCommand(api.draftAnswer)
  const save = () =>
    draft.mutate(
      {
        params: { incidentId, enquiryId: enquiry.id },
        body: { answer, files: files.map(({ digest }) => digest), version: enquiry.version },
      },
      { onSuccess: onDone },
    )
  return (
    <form className="field-editor" onSubmit={(event) => event.preventDefault()}>
      {enquiry.approvedBy && <Note tone="soon">{t('enquiry.voids')}</Note>}
      <TextArea label={t('enquiry.answer')} value={answer} maxLength={20_000} onChange={setAnswer} />
      <FilesField label={t('enquiry.files')} files={files} onChange={setFiles} />
      {draft.error && <ErrorNote problem={draft.error} kept fieldName={() => t('enquiry.answer')} />}
      <div className="row">
        <Button kind="go" working={draft.isPending} onClick={save}>
          {t('enquiry.saveAnswer')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('edit.cancel')}
        </Button>
      </div>
    </form>
  )
}
