import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { Answer } from '../api.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextTabs } from '../parts/Filters.tsx'
import { Loading } from '../parts/Loading.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Page } from '../shell/Page.tsx'
import { sections, useChosen } from './chosen.ts'
import { Grading } from './Grading.tsx'
import './library.css'
import { Plans } from './Plans.tsx'
import { Rules } from './Rules.tsx'

/** What is owed, to whom, by when and by which article: the rules in force, apart from any incident. */
export default function Library() {
  const { t } = useTranslation('library')
  const view = useView(api.listRules, {})
  return (
    <Page phoneTitle={{ title: t('title') }}>
      <PageHead title={t('title')} aside={<Print />} />
      {view.error && <ErrorNote problem={view.error} onRetry={() => void view.refetch()} />}
      {view.data ? <Shown rules={view.data} /> : !view.error && <Loading />}
    </Page>
  )
}

function Print() {
  const { t } = useTranslation('library')
  return (
    <span className="no-phone library-tools">
      <Button icon="report" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </span>
  )
}

function Shown({ rules }: { rules: Answer<typeof api.listRules> }) {
  const { t } = useTranslation('library')
  const [chosen, choose] = useChosen()
  const { packs, schemes, plans, missingYear } = rules
  return (
    <div className="library">
      <TextTabs
        filters={sections.map((key) => ({ key, label: t(`section.${key}`) }))}
        chosen={chosen.section}
        onChoose={(section) => choose({ section })}
        aside={<span className="no-phone">{t('aside')}</span>}
      />
      {missingYear !== null && (
        <div className="library-note">
          <Note tone="soon">{t('missingYear', { year: missingYear })}</Note>
        </div>
      )}
      {chosen.section === 'duties' && <Rules packs={packs} chosen={chosen} choose={choose} />}
      {chosen.section === 'grading' && schemes.map((scheme) => <Grading key={scheme.id} scheme={scheme} />)}
      {chosen.section === 'plans' && <Plans plans={plans} chosen={chosen} choose={choose} />}
    </div>
  )
}
