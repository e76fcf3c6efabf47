import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportView } from '../../server/contract/reports.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Button } from '../parts/Button.tsx'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'
import { FieldEditor } from './FieldEditor.tsx'
import { FieldRow } from './FieldRow.tsx'
import { useReport } from './useReport.ts'

/** The authority's form as paper: its groups and fields in the order it asks. */
export function Sheet() {
  const { t } = useTranslation('reports')
  const say = useSay()
  const report = useReport()
  const { worldKind } = useIncident()
  return (
    <section className="report-desk">
      <article className="report-paper">
        {worldKind !== 'real' && <p className="report-watermark">{t(`sheet.watermark.${worldKind}`)}</p>}
        <header>
          <h2>{say(report.title)}</h2>
          <span className="ink-2">
            {report.form.language !== shownLanguage() && `${t(`forms.language.${report.form.language}`)} · `}
            {t('sheet.number', { n: report.ordinal, stage: say(report.stageName), name: report.name })}
          </span>
        </header>
        {report.groups.map((group) => (
          <Group key={group.key} group={group} />
        ))}
        <More />
      </article>
    </section>
  )
}

function Group({ group }: { group: ReportView['groups'][number] }) {
  const { t } = useTranslation('reports')
  const say = useSay()
  return (
    <section className="report-group">
      <h3>
        {say(group.heading)} {group.must && <span className="report-must">{t('sheet.must')}</span>}
      </h3>
      {group.fields.map((field) => (
        <FieldRow key={field.key} field={field} />
      ))}
    </section>
  )
}

/** Fields the form leaves out while they are empty: remarks, other matters. */
function More() {
  const { t } = useTranslation('reports')
  const say = useSay()
  const { more, can } = useReport()
  const [open, setOpen] = useState('')
  const field = more.find(({ key }) => key === open)
  if (more.length === 0 || !can.includes('change_report')) return null
  return (
    <footer className="report-more">
      <span className="meta">{t('sheet.more')}</span>
      {more.map(({ key, label }) => (
        <Button key={key} kind="quiet" size="small" icon="add" onClick={() => setOpen(key)}>
          {say(label)}
        </Button>
      ))}
      {field && <FieldEditor fieldKey={field.key} label={field.label} onClose={() => setOpen('')} />}
    </footer>
  )
}
