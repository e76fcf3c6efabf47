import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { AttachmentView } from '../../server/contract/files.ts'
import { FilesField } from '../files/FilesField.tsx'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { serverNow } from '../live/now.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea, TextField } from '../parts/Field.tsx'
import { InstantField } from '../parts/InstantField.tsx'
import { Toggle } from '../parts/Options.tsx'
import { useReason } from '../words/reason.ts'

/** Notes a question: whoever picked up the telephone writes what was asked, and until when. */
export function EnquiryForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('reports')
  const { ofFault } = useReason()
  const { id: incidentId } = useIncident()
  const shiftMs = useShift()
  const [draft, setDraft] = useState({ authority: '', channel: '', question: '', abroad: false })
  const [askedAt, setAsked] = useState<string | undefined>(() =>
    new Date(serverNow() + shiftMs).toISOString(),
  )
  const [dueAt, setDue] = useState<string>()
  const [files, setFiles] = useState<AttachmentView[]>([])
  const note = useCommand(api.noteEnquiry)
  const fault = (pointer: string) => {
    const found = note.error?.at(pointer)
    return found && ofFault(found)
  }
  const body = {
    ...draft,
    askedAt: askedAt ?? '',
    dueAt: dueAt ?? null,
    files: files.map((file) => file.digest),
  }
  return (
    <form className="field-editor" onSubmit={(event) => event.preventDefault()}>
      <TextField
        label={t('enquiry.authority')}
        value={draft.authority}
        maxLength={200}
        onChange={(authority) => setDraft({ ...draft, authority })}
        fault={fault('/authority')}
      />
      <Toggle on={draft.abroad} onFlip={() => setDraft({ ...draft, abroad: !draft.abroad })}>
        {t('enquiry.isAbroad')}
      </Toggle>
      <TextField
        label={t('enquiry.channel')}
        value={draft.channel}
        maxLength={200}
        onChange={(channel) => setDraft({ ...draft, channel })}
      />
      <TextArea
        label={t('enquiry.question')}
        value={draft.question}
        maxLength={10_000}
        onChange={(question) => setDraft({ ...draft, question })}
        fault={fault('/question')}
      />
      <InstantField
        label={t('enquiry.askedAt')}
        value={askedAt}
        onChange={setAsked}
        shiftMs={shiftMs}
        fault={fault('/askedAt')}
      />
      <InstantField
        label={t('enquiry.dueAt')}
        hint={t('enquiry.dueHint')}
        value={dueAt}
        onChange={setDue}
        shiftMs={shiftMs}
        fault={fault('/dueAt')}
      />
      <FilesField label={t('enquiry.files')} files={files} onChange={setFiles} />
      {note.error && note.error.faults.length === 0 && <ErrorNote problem={note.error} kept />}
      <div className="row">
        <Button
          kind="go"
          working={note.isPending}
          onClick={() => note.mutate({ params: { incidentId }, body }, { onSuccess: onDone })}
        >
          {t('enquiry.note')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('edit.cancel')}
        </Button>
      </div>
    </form>
  )
}
