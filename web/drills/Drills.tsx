import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { Answer } from '../api.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { PageHead } from '../parts/PageHead.tsx'
import { Columns, Pane } from '../parts/Pane.tsx'
import { Page } from '../shell/Page.tsx'
import { Due } from './Due.tsx'
import './drills.css'
import { LogEntry } from './LogEntry.tsx'
import { Running } from './Running.tsx'
import { StartDrill } from './StartDrill.tsx'

type Log = Answer<typeof api.listDrills>

/** What runs now, when the next one is due, and what every drill before it showed. */
export default function Drills() {
  const { t } = useTranslation('drills')
  const log = useView(api.listDrills, {})
  return (
    <Page phoneTitle={{ title: t('title') }}>
      <PageHead title={t('title')} aside={log.data && <Due {...log.data} />} />
      {log.error && <ErrorNote problem={log.error} onRetry={() => void log.refetch()} />}
      {log.data ? <Shown log={log.data} /> : !log.error && <Loading />}
    </Page>
  )
}

function Shown({ log }: { log: Log }) {
  const running = log.drills.filter(({ endedAt }) => endedAt === null)
  return (
    <>
      {running.map((drill) => (
        <Running key={drill.id} drill={drill} />
      ))}
      <Columns widths="minmax(0, 1fr) 360px">
        <Past log={log} />
        <StartDrill allowed={log.can.includes('start_drill')} first={running.length === 0} />
      </Columns>
    </>
  )
}

/** Newest first; each beside the one before it that counts. */
function Past({ log }: { log: Log }) {
  const { t } = useTranslation('drills')
  const past = log.drills.filter(({ endedAt }) => endedAt !== null)
  return (
    <Pane title={t('log.title')} meta={t('log.count', { n: past.length })}>
      {past.length === 0 && (
        <EmptyState text={t('log.none')}>
          {log.can.includes('start_drill') && <Button onClick={toStart}>{t('start.title')}</Button>}
        </EmptyState>
      )}
      {past.map((drill, at) => (
        <LogEntry key={drill.id} drill={drill} before={past.slice(at + 1).find(({ counts }) => counts)} />
      ))}
    </Pane>
  )
}

/** On a phone the form is further down. */
const toStart = () => document.getElementById('start')?.scrollIntoView()
