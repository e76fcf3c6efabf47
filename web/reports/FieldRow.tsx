import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ReportFieldView } from '../../server/contract/reports.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { Unknown } from '../parts/Unknown.tsx'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'
import { copyText } from './copyText.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { useReport } from './useReport.ts'

/** One field of the form: what it says, where that comes from, and a button to copy it into the authority's own form. */
export function FieldRow({ field }: { field: ReportFieldView }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const { form } = useReport()
  const missing = field.text[form.language].value === null && !field.pending
  return (
    <div className={missing ? 'report-field missing' : 'report-field'} id={`field-${field.key}`}>
      <div className="label">{say(field.label)}</div>
      <div className="value">
        <Shown field={field} missing={missing} />
        <Remarks field={field} />
      </div>
      <Tools field={field} missing={missing} onEdit={() => setOpen(!open)} />
      <Source field={field} />
      {open && (
        <FieldEditor fieldKey={field.key} label={field.label} field={field} onClose={() => setOpen(false)} />
      )}
    </div>
  )
}

function Shown({ field, missing }: { field: ReportFieldView; missing: boolean }) {
  const text = field.text[shownLanguage()]
  if (missing) return <Unknown>{text.shown}</Unknown>
  return <span className={text.value === null ? 'ink-3' : 'said'}>{text.shown}</span>
}

function Remarks({ field }: { field: ReportFieldView }) {
  const { t } = useTranslation('reports')
  const { stage, gaps } = useReport()
  const gap = gaps.find(({ field: key }) => key === field.key)?.kind
  const nobody = gap === 'absent'
  return (
    <>
      {nobody && <small className="is-soon">{t('sheet.nobody')}</small>}
      {field.owed && !nobody && stage !== 'final' && <small className="is-soon">{t('sheet.later')}</small>}
      {gap === 'translation' && <small className="is-soon">{t('sheet.translate')}</small>}
      {field.changed && <small className="is-soon">{t('sheet.changed')}</small>}
      {field.text[shownLanguage()].untranslated && shownLanguage() === 'en' && (
        <small className="meta">{t('sheet.untranslated')}</small>
      )}
    </>
  )
}

function Tools({ field, missing, onEdit }: { field: ReportFieldView; missing: boolean; onEdit: () => void }) {
  const { t } = useTranslation('reports')
  const { can, form } = useReport()
  const [copied, setCopied] = useState(false)
  const copy = () => void copyText(field.text[form.language].shown).then(() => setCopied(true))
  return (
    <div className="tools">
      {!field.pending && can.includes('change_report') && (
        <Button kind="quiet" size="small" onClick={onEdit}>
          {t(missing ? 'sheet.write' : 'sheet.edit')}
        </Button>
      )}
      <Button kind="quiet" size="small" onClick={copy}>
        {t(copied ? 'sheet.copied' : 'sheet.copy')}
      </Button>
    </div>
  )
}

function Source({ field: { source, pending, text } }: { field: ReportFieldView }) {
  const { t } = useTranslation('reports')
  const { form } = useReport()
  const { id } = useIncident()
  if (pending && source.from === 'act') return <div className="source">{t('source.act')}</div>
  if (source.typed)
    return (
      <div className="source">
        {t(text[form.language].value === null ? 'source.saidUnknown' : 'source.typed')}
      </div>
    )
  if (source.from !== 'fact') return <div className="source">{t(`source.${source.from}`)}</div>
  return (
    <Link className="source" to={`${pathOf(id, 'facts')}#${source.key}`}>
      {source.version === null ? t('source.factNone') : t('source.fact', { n: source.version })}
    </Link>
  )
}
