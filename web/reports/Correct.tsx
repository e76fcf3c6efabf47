import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { ReportList } from '../../server/contract/reports.ts'
import { DraftButton } from './DraftButton.tsx'
import { useReport } from './useReport.ts'

interface CorrectProps {
  list: ReportList
  onDrafted: (id: string) => void
}

/** A filed report is never changed; what was wrong in it is set right by a correction. */
export function Correct({ list, onDrafted }: CorrectProps) {
  const { t } = useTranslation('reports')
  const { form, state } = useReport()
  const asked = useSearchParams()[0].has('correct')
  const look = (element: HTMLElement | null) => {
    if (asked) element?.scrollIntoView({ block: 'center' })
  }
  const stages = list.forms.find(({ id }) => id === form.id)?.stages ?? []
  const open = stages.some(({ stage, whyNot }) => stage === 'correction' && !whyNot)
  if (state !== 'filed' || !open || !list.can.includes('draft_report')) return null
  return (
    <details className="report-another" open={asked} ref={look}>
      <summary>{t('correct.do')}</summary>
      <div className="report-step">
        <p className="ink-2">{t('correct.hint')}</p>
        <DraftButton stage="correction" formId={form.id} onDrafted={onDrafted} />
      </div>
    </details>
  )
}
