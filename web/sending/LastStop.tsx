import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { RehearsalView, Sendable } from '../../server/contract/orders.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Columns, Pane, Stack } from '../parts/Pane.tsx'
import { GiveOrder } from './GiveOrder.tsx'
import { MessageCard } from './MessageCard.tsx'
import { RestPane } from './RestPane.tsx'
import { SandboxNote } from './SandboxNote.tsx'
import { StopFigures } from './StopFigures.tsx'
import type { SendingView } from './sendingView.ts'

interface LastStopProps {
  view: SendingView
  onGiven: () => void
  onPeople: () => void
}

/** The last stop before the first message: three real messages, who is reached how, what may stay unknown. */
export function LastStop({ view, onGiven, onPeople }: LastStopProps) {
  const { t } = useTranslation('sending')
  const { id } = useIncident()
  const notice = view.sendable.at(-1)
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
  return <Rehearsed notice={notice} may={view.may.includes('order_sending')} onGiven={onGiven} />
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
        <SandboxNote channels={notice.channels} sandboxed={stop.data.sandbox} />
        <Messages stop={stop.data} />
      </Stack>
      <Stack>
        <StopFigures stop={stop.data} notice={notice} />
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
