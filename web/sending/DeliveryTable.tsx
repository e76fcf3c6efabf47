import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DeliveryView } from '../../server/contract/delivery.ts'
import type { ChannelKind, DeliveryState } from '../../server/rules/delivery.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { State, type Tone } from '../parts/Chip.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Instant } from '../parts/Instant.tsx'
import { Loading } from '../parts/Loading.tsx'
import { MessageCard } from './MessageCard.tsx'
import { useContactsGone } from './useContactsGone.ts'
import { useResultWords } from './useResultWords.ts'

interface DeliveriesProps {
  orderId: string
  deliveries: DeliveryView[]
}

/** Results row by row; the message itself opens below its row. */
export function DeliveryTable({ orderId, deliveries }: DeliveriesProps) {
  const { t } = useTranslation('sending')
  const columns = ['person', 'channel', 'state', 'at', 'reason'] as const
  return (
    <div className="scroll">
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{t(`results.${column}`)}</th>
            ))}
            <th />
          </tr>
        </thead>
        <tbody>
          {deliveries.map((delivery) => (
            <Row key={delivery.id} orderId={orderId} delivery={delivery} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const tones: Record<DeliveryState, Tone> = {
  pending: 'idle',
  sending: 'idle',
  unknown: 'soon',
  accepted: 'done',
  delivered: 'done',
  read: 'done',
  failed: 'late',
  cancelled: 'idle',
  sandboxed: 'idle',
}

/** Taken by the other side is told for e-mail alone. */
export const stateTone = ({ state, channel }: Pick<DeliveryView, 'state' | 'channel'>): Tone =>
  state === 'accepted' && channel !== 'email' ? 'soon' : tones[state]

function Row({ orderId, delivery }: { orderId: string; delivery: DeliveryView }) {
  const { t } = useTranslation('sending')
  const { t: say } = useTranslation('journey')
  const words = useResultWords()
  const shiftMs = useShift()
  const gone = useContactsGone()
  const [open, setOpen] = useState(false)
  const { code, name, to, channel, reader, state, stands, at, attempt, reason, resent } = delivery
  const notes = [
    reason && words(channel, reason),
    attempt > 1 && t('results.attempt', { n: attempt }),
    resent && t('results.resent'),
    !stands && t('results.given'),
  ]
  const tone = stateTone(delivery)
  return (
    <>
      <tr>
        <td>
          {name} <code className="ink-3">{code}</code>
          <div className="meta">
            {to ?? t(gone ? 'people.destroyed' : channel === 'inSite' ? 'results.account' : 'people.nothing')}{' '}
            {reader === 'guardian' && t('results.guardian')}
          </div>
        </td>
        <td className="nowrap">{t(`ledger.${channel}`)}</td>
        <td>
          <State tone={tone}>{t(`state.${state}`)}</State>
        </td>
        <td>{at && <Instant at={at} shiftMs={shiftMs} />}</td>
        <td>{notes.filter(Boolean).join(' · ')}</td>
        <td className="number nowrap">
          <LinkButton to={`?at=results&person=${delivery.personId}`} size="small" kind="quiet">
            {say('open')}
          </LinkButton>
          {channel !== 'none' && !gone && (
            <Button size="small" kind="quiet" onClick={() => setOpen(!open)}>
              {t(open ? 'import.close' : 'results.see')}
            </Button>
          )}
        </td>
      </tr>
      {open && channel !== 'none' && (
        <tr>
          <td colSpan={6}>
            <Message orderId={orderId} personId={delivery.personId} channel={channel} />
          </td>
        </tr>
      )}
    </>
  )
}

function Message({
  orderId,
  personId,
  channel,
}: {
  orderId: string
  personId: number
  channel: ChannelKind
}) {
  const params = { incidentId: useIncident().id, orderId, personId: String(personId) }
  const { data, error } = useView(api.readMessage, { params, query: { channel } })
  if (error) return <ErrorNote problem={error} />
  return data ? <MessageCard message={data} /> : <Loading />
}
