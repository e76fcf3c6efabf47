import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { Filters } from '../parts/Filters.tsx'
import { Exposures } from './Exposures.tsx'
import { GradeCards } from './GradeCards.tsx'
import './grades.css'
import { WhatIf } from './WhatIf.tsx'

const tabs = ['grades', 'what-if', 'exposure'] as const
type Tab = (typeof tabs)[number]

/** Every scheme's grade side by side, what other facts would change, and what breaches may cost. */
export default function GradesPage() {
  const { t } = useTranslation('grades')
  const [search, setSearch] = useSearchParams()
  const tab: Tab = tabs.find((one) => one === search.get('tab')) ?? 'grades'
  const choose = (next: Tab) => setSearch(next === 'grades' ? {} : { tab: next }, { replace: true })
  return (
    <div className="grades">
      <Filters
        filters={tabs.map((key) => ({ key, label: t(`tab.${key}`) }))}
        chosen={tab}
        onChoose={choose}
        aside={<span className="no-phone">{t('aside')}</span>}
      />
      {tab === 'grades' && <GradeCards />}
      {tab === 'what-if' && <WhatIf />}
      {tab === 'exposure' && <Exposures />}
    </div>
  )
}
