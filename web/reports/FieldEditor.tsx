import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { ReportFieldChange, ReportFieldView } from '../../server/contract/reports.ts'
import type { Language, Wording } from '../../server/rules/facts.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'
import { useSay } from '../words/useSay.ts'
import { useReport, useReportParams } from './useReport.ts'

interface FieldEditorProps {
  fieldKey: string
  label: Wording
  /** Absent for a field the form leaves out until it is written. */
  field?: ReportFieldView
  onClose: () => void
}

type Texts = Record<Language, string>

/** Writes one field over its source, in the language of the authority and for reading along. */
export function FieldEditor({ fieldKey, label, field, onClose }: FieldEditorProps) {
  const { t } = useTranslation('reports')
  const say = useSay()
  const { approvedBy, signedBy, submittedAt } = useReport()
  const was = textsOf(field)
  const [texts, setTexts] = useState<Texts>(was)
  const { error, isPending, save } = useSave(fieldKey, onClose)
  return (
    <form className="field-editor" aria-label={say(label)} onSubmit={(event) => event.preventDefault()}>
      {(approvedBy || signedBy || submittedAt) && <Note tone="soon">{t('edit.voids')}</Note>}
      {(['zh-CN', 'en'] as const).map((language) => (
        <TextArea
          key={language}
          label={t(language === 'en' ? 'edit.en' : 'edit.zh')}
          value={texts[language]}
          maxLength={5000}
          onChange={(text) => setTexts({ ...texts, [language]: text })}
        />
      ))}
      {error && <ErrorNote problem={error} kept />}
      <div className="row">
        <Button kind="go" working={isPending} onClick={() => save(changed(was, texts))}>
          {t('edit.save')}
        </Button>
        <Button onClick={() => save({ 'zh-CN': null, en: null })}>{t('edit.toVerify')}</Button>
        {field?.source.typed && (
          <Button onClick={() => save({ 'zh-CN': undefined, en: undefined })}>{t('edit.source')}</Button>
        )}
        <Button kind="quiet" onClick={onClose}>
          {t('edit.cancel')}
        </Button>
      </div>
    </form>
  )
}

type Written = Partial<Record<Language, string | null | undefined>>

function useSave(field: string, onSaved: () => void) {
  const params = useReportParams()
  const { version } = useReport()
  const change = useCommand(api.changeReport)
  const save = (written: Written) => {
    const changes = Object.entries(written).map(
      ([language, value]) =>
        ({ field, language, ...(value === undefined ? {} : { value }) }) as ReportFieldChange,
    )
    if (changes.length === 0) return onSaved()
    change.mutate({ params, body: { changes, version } }, { onSuccess: onSaved })
  }
  return { error: change.error, isPending: change.isPending, save }
}

/** Only what was touched; an emptied text goes back to its source. */
function changed(was: Texts, texts: Texts): Written {
  const touched = (['zh-CN', 'en'] as const).filter((language) => texts[language] !== was[language])
  return Object.fromEntries(touched.map((language) => [language, texts[language].trim() || undefined]))
}

const textsOf = (field: ReportFieldView | undefined): Texts => ({
  'zh-CN': field?.text['zh-CN'].value ?? '',
  en: field?.text.en.untranslated ? '' : (field?.text.en.value ?? ''),
})
