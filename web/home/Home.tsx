import { useTranslation } from 'react-i18next'
import { useNow } from '../live/now.ts'
import { LinkButton } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Page } from '../shell/Page.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { Aside } from './Aside.tsx'
import { CallLines } from './CallLines.tsx'
import './home.css'
import { MissingYear } from './MissingYear.tsx'
import { OpenIncidents } from './OpenIncidents.tsx'
import { type MyWork, useMyWork } from './useMyWork.ts'
import { WorkList } from './WorkList.tsx'

/** What waits for the reader, over all incidents; then what is open. */
export default function Home() {
  const { t } = useTranslation('home')
  const work = useMyWork()
  const action = (
    <LinkButton to="/declare" size="large" icon="flag" wide>
      {t('declare')}
    </LinkButton>
  )
  return (
    <Page phone={{ action }}>
      <div className="home">
        <section className="mine">
          <Head work={work} />
          {work.problem && <ErrorNote problem={work.problem} onRetry={work.retry} />}
          {work.loading ? <Loading /> : <Lists work={work} />}
        </section>
        <Aside incidents={work.incidents} />
      </div>
    </Page>
  )
}

function Head({ work }: { work: MyWork }) {
  const { t } = useTranslation('home')
  const { user, alone } = useMe()
  const count = work.late.length + work.decide.length + work.calls.length
  const lead =
    count === 0
      ? t('calm', { name: user.name })
      : t('lead', { name: user.name, n: count, late: work.late.length })
  return (
    <>
      <header>
        <h1>{t('title')}</h1>
        {!work.loading && <span className="ink-2">{lead}</span>}
        <span className="right no-phone">
          <LinkButton to="/declare" icon="flag">
            {t('declare')}
          </LinkButton>
        </span>
      </header>
      <MissingYear />
      {alone && <Note tone="soon">{t('alone')}</Note>}
    </>
  )
}

function Lists({ work }: { work: MyWork }) {
  const now = useNow()
  return (
    <>
      {work.late.length > 0 && <WorkList kind="late" work={work.late} now={now} />}
      {work.decide.length > 0 && <WorkList kind="decide" work={work.decide} now={now} accent />}
      {work.calls.length > 0 && <CallLines desks={work.calls} />}
      <OpenIncidents open={work.open} />
    </>
  )
}
