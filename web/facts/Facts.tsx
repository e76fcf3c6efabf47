import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DataMapView, FactSheetView } from '../../server/contract/facts.ts'
import type { Group } from '../../server/rules/facts.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Filters } from '../parts/Filters.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Contradictions } from './Contradictions.tsx'
import { FactSection } from './FactSection.tsx'
import { FactsContext } from './FactsContext.ts'
import './facts.css'
import { countOf, type Kind, kinds, sectionsOf } from './kinds.ts'
import { SaveBar } from './SaveBar.tsx'
import { useDrafts } from './useDrafts.ts'

/** The fact sheet of an incident: every fact by section, with who knew what and how. */
export default function FactsPage() {
  const { id: incidentId } = useIncident()
  const sheet = useView(api.listFacts, { params: { incidentId } })
  const dataMap = useView(api.dataMap, {})
  const failed = sheet.error ?? dataMap.error
  if (sheet.data && dataMap.data)
    return <Sheet incidentId={incidentId} sheet={sheet.data} dataMap={dataMap.data} />
  return failed ? <ErrorNote problem={failed} onRetry={() => void sheet.refetch()} /> : <Loading />
}

interface SheetProps {
  incidentId: string
  sheet: FactSheetView
  dataMap: DataMapView
}

function Sheet({ incidentId, sheet, dataMap }: SheetProps) {
  const { t } = useTranslation('facts')
  const [kind, setKind] = useState<Kind>('all')
  const drafts = useDrafts(incidentId, sheet.facts)
  const groups = (sheet.facts.find(({ key }) => key === 'groups')?.value ?? []) as Group[]
  const names = { categories: named(dataMap.categories), functions: named(dataMap.functions) }
  const mayChange = sheet.can.includes('change_facts')
  const sections = sectionsOf(kind, sheet, drafts)
  const filters = kinds.map((key) => ({
    key,
    label: t(`filter.${key}`),
    count: countOf(key, sheet),
    tone: key === 'toVerify' || key === 'untranslated' ? ('soon' as const) : undefined,
  }))
  return (
    <FactsContext value={{ sheet, dataMap, names, drafts, groups, mayChange }}>
      <Filters
        title={`${t('title')} ${t('sheet', { n: sheet.sheet })}`}
        filters={filters}
        chosen={kind}
        onChoose={setKind}
        aside={t('aside')}
      />
      <Contradictions />
      {sections.length === 0 && (
        <EmptyState text={t('nothing.text')}>
          <Button onClick={() => setKind('all')}>{t('nothing.show')}</Button>
        </EmptyState>
      )}
      <div className="fact-sheet">
        {sections.map(({ section, definitions }) => (
          <FactSection key={section} section={section} definitions={definitions} />
        ))}
      </div>
      {drafts.all.length > 0 && <SaveBar />}
    </FactsContext>
  )
}

const named = <T extends { key: string; name: object }>(list: readonly T[]) =>
  Object.fromEntries(list.map(({ key, name }) => [key, name]))
