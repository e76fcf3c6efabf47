import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { ReportList } from '../../server/contract/reports.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Columns, Stack } from '../parts/Pane.tsx'
import { ClockPane } from './ClockPane.tsx'
import { Correct } from './Correct.tsx'
import { DifferencePane } from './DifferencePane.tsx'
import { FilingPane } from './FilingPane.tsx'
import { FindingsPane } from './FindingsPane.tsx'
import { NextReport } from './NextReport.tsx'
import { NextStep } from './NextStep.tsx'
import { Sheet } from './Sheet.tsx'
import { SignOff } from './SignOff.tsx'
import { ReportContext, useReport } from './useReport.ts'

interface ReportProps {
  reportId: string
  list: ReportList
  onDrafted: (id: string) => void
}

/** One report: the form as a sheet; beside it its clock, what is to be done, its receipts and who stands under it. */
export function Report({ reportId, list, onDrafted }: ReportProps) {
  const { id: incidentId } = useIncident()
  const { data: report, error, refetch } = useView(api.getReport, { params: { incidentId, reportId } })
  if (error && !report) return <ErrorNote problem={error} onRetry={() => void refetch()} />
  if (!report) return <Loading />
  return (
    <ReportContext value={report}>
      <div className="report">
        <Columns widths="minmax(0, 1fr) 372px">
          <Sheet />
          <Stack>
            <ClockPane />
            <Remarks />
            <FindingsPane />
            <NextStep />
            <FilingPane />
            <SignOff />
            <DifferencePane />
            <Correct list={list} onDrafted={onDrafted} />
            <NextReport list={list} onDrafted={onDrafted} />
          </Stack>
        </Columns>
      </div>
    </ReportContext>
  )
}

/** Why it came back, why it went out unapproved, why it was given up. */
function Remarks() {
  const { t } = useTranslation('reports')
  const { returnReason, unapprovedReason, withdrawReason, state } = useReport()
  const returned = returnReason && state !== 'filed'
  if (!returned && !unapprovedReason && !withdrawReason) return null
  return (
    <div className="report-remarks">
      {returned && <Note tone="late">{t('returned', { reason: returnReason })}</Note>}
      {unapprovedReason && <Note tone="soon">{t('unapprovedReason', { reason: unapprovedReason })}</Note>}
      {withdrawReason && <Note>{t('withdrawnReason', { reason: withdrawReason })}</Note>}
    </div>
  )
}
