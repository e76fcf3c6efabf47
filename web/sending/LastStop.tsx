import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { RehearsalView, Sendable } from '../../server/contract/orders.ts'
import { HandlingPane } from '../handling/HandlingPane.tsx'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Filters } from '../parts/Filters.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Columns, Pane, Stack } from '../parts/Pane.tsx'
import { BanNotes } from './BanNotes.tsx'
import { GiveOrder } from './GiveOrder.tsx'
import { MessageCard } from './MessageCard.tsx'
import { LackingNote, PassedNote } from './PassedNote.tsx'
import { RestPane } from './RestPane.tsx'
import { SandboxNote } from './SandboxNote.tsx'
import { StopFigures } from './StopFigures.tsx'
import type { SendingView } from './sendingView.ts'
import { TestPane } from './TestPane.tsx'

interface LastStopProps {
  view: SendingView
  onGiven: () => void
  onPeople: () => void
}

/** The last stop before the first message: three real messages, who is reached how, what may stay unknown. */
export function LastStop({ view, onGiven, onPeople }: LastStopProps) {
  const { t } = useTranslation('sending')
  const { id } = useIncident()
  const { notice, strip } = useChosen(view.sendable)
  if (!view.may.includes('see_people')) return <EmptyState text={t('noSeat')} />
  if (!notice)
    return (
      <EmptyState text={t('stop.none')}>
        <LinkButton to={`/incidents/${id}/notices`}>{t('stop.toNotices')}</LinkButton>
      </EmptyState>
    )
  if (view.audience.people === 0)
    return (
      <EmptyState text={t('stop.nobody')}>
        <Button onClick={onPeople}>{t('stop.toPeople')}</Button>
      </EmptyState>
    )
  return (
    <>
      {strip}
      <Rehearsed
        key={notice.noticeId}
        notice={notice}
        may={view.may.includes('order_sending')}
        onGiven={onGiven}
      />
    </>
  )
}

/** The notice to be ordered: the newest, unless the reader chose another of those that wait. */
function useChosen(waiting: readonly Sendable[]): { notice: Sendable | undefined; strip: ReactNode } {
  const { t } = useTranslation('sending')
  const [search, setSearch] = useSearchParams()
  const notice = waiting.find(({ noticeId }) => noticeId === search.get('notice')) ?? waiting.at(-1)
  const strip = notice && waiting.length > 1 && (
    <Filters
      title={t('stop.choose')}
      filters={waiting.map(({ noticeId, no, version, groups }) => ({
        key: noticeId,
        label: [t('stop.choice', { no, version }), ...groups].join(' · '),
      }))}
      chosen={notice.noticeId}
      onChoose={(noticeId) => setSearch({ at: 'stop', notice: noticeId })}
    />
  )
  return { notice, strip }
}

function Rehearsed({ notice, may, onGiven }: { notice: Sendable; may: boolean; onGiven: () => void }) {
  const { t } = useTranslation('sending')
  const { id: incidentId } = useIncident()
  const { noticeId, version } = notice
  const stop = useView(api.rehearseOrder, { params: { incidentId }, query: { noticeId, version } })
  if (stop.error) return <ErrorNote problem={stop.error} onRetry={() => void stop.refetch()} />
  if (!stop.data) return <Loading what={t('loadingMessages')} />
  return (
    <Columns widths="minmax(0, 1fr) 356px">
      <Stack>
        <BanNotes bans={stop.data.bans} />
        <PassedNote passed={stop.data.passed} />
        <LackingNote lacking={stop.data.lacking} />
        <SandboxNote channels={notice.channels} sandboxed={stop.data.sandbox} />
        <Messages stop={stop.data} />
      </Stack>
      <Stack>
        <StopFigures stop={stop.data} notice={notice} />
        <HandlingPane handling={stop.data.handling} />
        <TestPane stop={stop.data} notice={notice} onTested={() => void stop.refetch()} />
        <GiveOrder stop={stop.data} notice={notice} may={may} onGiven={onGiven} />
        <RestPane rest={stop.data.rest} />
      </Stack>
    </Columns>
  )
}

function Messages({ stop }: { stop: RehearsalView }) {
  const { t } = useTranslation('sending')
  return (
    <Pane title={t('stop.messages')}>
      {stop.messages.length === 0 && <p className="blank">{t('stop.noMessages')}</p>}
      {stop.messages.map((message) => (
        <MessageCard key={message.personId} message={message} />
      ))}
    </Pane>
  )
}
