import { createContext, use } from 'react'
import type { ReportView } from '../../server/contract/reports.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'

export const ReportContext = createContext<ReportView | undefined>(undefined)

/** The report shown; only below <Report>. */
export function useReport(): ReportView {
  const report = use(ReportContext)
  if (!report) throw new Error('useReport outside of Report')
  return report
}

/** The parameters every call about this report takes. */
export function useReportParams(): { incidentId: string; reportId: string } {
  const { id: incidentId } = useIncident()
  return { incidentId, reportId: useReport().id }
}
