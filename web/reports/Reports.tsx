import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { ReportList } from '../../server/contract/reports.ts'
import type { Stage } from '../../server/rules/reportForm.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { LinkButton } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { ChooseForm } from './ChooseForm.tsx'
import { DraftButton } from './DraftButton.tsx'
import { Enquiries } from './Enquiries.tsx'
import { Report } from './Report.tsx'
import { ReportTabs } from './ReportTabs.tsx'
import { StageToCome } from './StageToCome.tsx'
import './reports.css'

/** Reports to the authorities: a tab for each, and for the stage that comes next. */
export default function ReportsPage() {
  const { id: incidentId } = useIncident()
  const list = useView(api.listReports, { params: { incidentId } })
  if (list.data) return <Chosen list={list.data} />
  return list.error ? <ErrorNote problem={list.error} onRetry={() => void list.refetch()} /> : <Loading />
}

function Chosen({ list }: { list: ReportList }) {
  const [search, setSearch] = useSearchParams()
  const chosen = chosenOf(list, search.get('report'))
  const choose = (report: string) => setSearch({ report }, { replace: true })
  if (list.reports.length === 0 && !toCome.includes(chosen))
    return <NoReport list={list} onDrafted={choose} />
  const report = list.reports.find(({ id }) => id === chosen)
  return (
    <>
      <ReportTabs list={list} chosen={chosen} onChoose={choose} report={report} />
      {report ? (
        <Report key={report.id} reportId={report.id} list={list} onDrafted={choose} />
      ) : chosen === 'enquiries' ? (
        <Enquiries />
      ) : chosen === 'new' ? (
        <ChooseForm list={list} onDrafted={choose} />
      ) : (
        <StageToCome stage={chosen as Stage} list={list} onDrafted={choose} />
      )}
    </>
  )
}

function NoReport({ list, onDrafted }: { list: ReportList; onDrafted: (id: string) => void }) {
  const { t } = useTranslation('reports')
  const may = list.can.includes('draft_report')
  return (
    <EmptyState title={t('title')} text={may ? t('empty.text') : t('empty.notYours')}>
      {may && <DraftButton stage="first" onDrafted={onDrafted} />}
      {may && <LinkButton to="?report=new">{t('forms.tab')}</LinkButton>}
      <LinkButton to="?report=enquiries" kind="quiet">
        {t('enquiry.title')}
      </LinkButton>
    </EmptyState>
  )
}

/** Tabs of reports nobody has drafted yet. */
const toCome = ['supplement', 'correction', 'final', 'new', 'enquiries']

/** The tab asked for; else the report still on its way, else the last one filed. */
function chosenOf({ reports }: ReportList, asked: string | null): string {
  const known = reports.some(({ id }) => id === asked) || toCome.includes(asked ?? '')
  if (asked && known) return asked
  const standing = reports.filter(({ state }) => state !== 'withdrawn')
  const open = standing.findLast(({ state }) => state !== 'filed')
  return (open ?? standing.at(-1) ?? reports.at(-1))?.id ?? ''
}
