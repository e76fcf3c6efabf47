import { useTranslation } from 'react-i18next'
import type { ReportList } from '../../server/contract/reports.ts'
import { DraftButton } from './DraftButton.tsx'
import { useReport } from './useReport.ts'

interface NextReportProps {
  list: ReportList
  onDrafted: (id: string) => void
}

/** Once this one is filed: the supplement it calls for, or the final report once the response has ended. */
export function NextReport({ list, onDrafted }: NextReportProps) {
  const { t } = useTranslation('reports')
  const { id, state } = useReport()
  const filed = list.reports.filter((report) => report.state === 'filed')
  if (state !== 'filed' || filed.at(-1)?.id !== id) return null
  const stage = list.stages.includes('final') ? 'final' : 'supplement'
  if (!list.stages.includes(stage) || filed.some((report) => report.stage === 'final')) return null
  const owed = list.owed.length
  return (
    <footer className="report-next">
      <div>
        <b>{t(`stage.${stage}`)}</b>
        <div className="meta">
          {owed > 0 && stage === 'supplement' ? t('next.owed', { n: owed }) : t(`next.${stage}`)}
        </div>
      </div>
      <DraftButton stage={stage} onDrafted={onDrafted} />
    </footer>
  )
}
