import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { ReportLine, ReportList } from '../../server/contract/reports.ts'
import { urlOf } from '../api.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { type Filter, Filters } from '../parts/Filters.tsx'
import { Icon } from '../parts/Icon.tsx'
import { useSay } from '../words/useSay.ts'
import { shownLanguage } from '../words/words.ts'

interface ReportTabsProps {
  list: ReportList
  chosen: string
  onChoose: (key: string) => void
  report: ReportLine | undefined
}

/** 第 1 次 初报 | 第 2 次 续报 2 项待补 | 终报 未起算, and the exports of the one shown. */
export function ReportTabs({ list, chosen, onChoose, report }: ReportTabsProps) {
  const { t } = useTranslation('reports')
  const tabs = useTabs(list)
  return (
    <div className="report-tabs">
      <Filters title={t('title')} filters={tabs} chosen={chosen} onChoose={onChoose} />
      {report && <Exports report={report} pdf={list.pdf} />}
    </div>
  )
}

function useTabs({ reports, owed, can }: ReportList): Filter<string>[] {
  const { t } = useTranslation('reports')
  const say = useSay()
  const enquiries = useEnquiryTab()
  const tabs = reports.map(({ id, ordinal, stageName, state, form }): Filter<string> => {
    const place = form.places.includes('CN') ? '' : ` · ${form.places.join(' ') || say(form.name)}`
    const label = t('tab', { n: ordinal, stage: say(stageName) }) + place
    return { key: id, label: state === 'withdrawn' ? `${label} ${t('tabNote.withdrawn')}` : label }
  })
  const next =
    Math.max(0, ...reports.filter(({ state }) => state !== 'withdrawn').map(({ ordinal }) => ordinal)) + 1
  const filed = reports.some(({ state }) => state === 'filed')
  const has = (stage: string) =>
    reports.some((r) => r.stage === stage && r.state !== 'filed' && r.state !== 'withdrawn')
  const ended = reports.some(({ stage, state }) => stage === 'final' && state !== 'withdrawn')
  if (filed && !has('supplement') && !ended) {
    const label = t('tab', { n: next, stage: t('stage.supplement') })
    tabs.push(
      owed.length > 0
        ? { key: 'supplement', label: `${label} ${t('tabNote.owed', { n: owed.length })}`, tone: 'soon' }
        : { key: 'supplement', label: `${label} ${t('tabNote.idle')}` },
    )
  }
  if (!ended) tabs.push({ key: 'final', label: `${t('stage.final')} ${t('tabNote.idle')}` })
  if (can.includes('draft_report')) tabs.push({ key: 'new', label: t('forms.tab') })
  tabs.push(enquiries)
  return tabs
}

/** Questions that wait: late ones in red. */
function useEnquiryTab(): Filter<string> {
  const { t } = useTranslation('reports')
  const { id: incidentId } = useIncident()
  const { data } = useView(api.listEnquiries, { params: { incidentId } })
  const open = data?.enquiries.filter(({ state }) => state !== 'answered') ?? []
  const late = open.some(({ clock }) => clock === 'late')
  return {
    key: 'enquiries',
    label: t('enquiry.title'),
    count: open.length || undefined,
    tone: late ? 'late' : open.length > 0 ? 'soon' : undefined,
  }
}

function Exports({ report: { id: reportId }, pdf }: { report: ReportLine; pdf: boolean }) {
  const { t } = useTranslation('reports')
  const { id: incidentId } = useIncident()
  const language = shownLanguage()
  const link = (format: 'docx' | 'pdf' | 'txt' | 'json') =>
    urlOf(api.exportReport, { params: { incidentId, reportId }, query: { format, language } })
  return (
    <div className="report-exports">
      {!pdf && (
        <Button size="small" off={t('export.noPdf')}>
          {t('export.pdf')}
        </Button>
      )}
      {(['docx', ...(pdf ? (['pdf'] as const) : []), 'txt', 'json'] as const).map((format) => (
        <a key={format} className="button plain small" href={link(format)} download>
          <Icon name="download" small />
          {t(`export.${format}`)}
        </a>
      ))}
      <span className="no-phone">
        <Button size="small" onClick={() => window.print()}>
          {t('export.print')}
        </Button>
      </span>
    </div>
  )
}
