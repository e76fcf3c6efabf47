import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import type { CallDeskView, HeldCall } from '../../../server/contract/calls.ts'
import { useNow } from '../../live/now.ts'
import { useCommand } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { Chip, State } from '../../parts/Chip.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Instant } from '../../parts/Instant.tsx'
import { Pane } from '../../parts/Pane.tsx'
import { useDeskPlace } from './deskPlace.ts'
import { EndForm } from './EndForm.tsx'

interface CallCardProps {
  desk: CallDeskView
  call: HeldCall
  onEnded: () => void
}

/** The number in hand: first who it is, then the question, then what happened, then how it ended. */
export function CallCard({ desk, call, onEnded }: CallCardProps) {
  const { t } = useTranslation('calls')
  const { incidentId } = useDeskPlace()
  const params = { incidentId, orderId: call.orderId, deliveryId: String(call.deliveryId) }
  const begin = useCommand(api.beginCall)
  const confirm = useCommand(api.confirmCall)
  const leave = useCommand(api.leaveCalls)
  const error = begin.error ?? confirm.error ?? leave.error
  return (
    <Pane title={t('call.title')} meta={<Whom call={call} />} padded>
      <div className="call-number">
        <b>{call.begun && !desk.sealed ? <a href={`tel:${call.number}`}>{call.number}</a> : call.number}</b>
        {desk.sealed && <Chip tone="drill">{t('call.drill')}</Chip>}
        <LocalTime zone={call.zone} />
      </div>
      <Before call={call} />
      {error && <ErrorNote problem={error} />}
      {!call.begun && (
        <div className="line">
          <Button
            kind="go"
            size="large"
            icon="phone"
            working={begin.isPending}
            onClick={() => begin.mutate({ params })}
          >
            {t(desk.sealed ? 'call.beginSealed' : 'call.begin')}
          </Button>
          <Button kind="quiet" working={leave.isPending} onClick={() => leave.mutate({ params })}>
            {t('call.giveBack')}
          </Button>
          <span className="meta">{t(desk.sealed ? 'call.beginSealedHint' : 'call.beginHint')}</span>
        </div>
      )}
      {call.begun && (
        <>
          <Spoken no={1} title={t('call.opening')} words={call.opening} />
          {call.told === null ? (
            <div className="line">
              <Button
                kind="go"
                icon="check"
                working={confirm.isPending}
                onClick={() => confirm.mutate({ params })}
              >
                {t(`call.confirm.${call.reader}`)}
              </Button>
              <span className="meta">{t('call.confirmHint')}</span>
            </div>
          ) : (
            <Spoken no={2} title={t('call.told')} words={call.told} />
          )}
          <EndForm desk={desk} call={call} onEnded={onEnded} />
        </>
      )}
    </Pane>
  )
}

function Whom({ call }: { call: HeldCall }) {
  const { t } = useTranslation('calls')
  return (
    <>
      {call.name} <code>{call.code}</code> · {t(`language.${call.language}`)}
      {call.reader === 'guardian' && ` · ${t('call.guardian')}`}
    </>
  )
}

const Spoken = ({ no, title, words }: { no: number; title: string; words: string }) => (
  <section className="call-script">
    <h3>
      <span className="no">{no}</span> {title}
    </h3>
    <p>{words}</p>
  </section>
)

/** What time it is where they live. */
function LocalTime({ zone }: { zone: string }) {
  const { t, i18n } = useTranslation('calls')
  const now = useNow(useDeskPlace().shiftMs)
  const time = new Intl.DateTimeFormat(i18n.language, {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(now)
  return <span className="ink-2">{t('call.localTime', { time, zone })}</span>
}

function Before({ call }: { call: HeldCall }) {
  const { t } = useTranslation('calls')
  const { shiftMs } = useDeskPlace()
  if (call.before.length === 0) return null
  return (
    <ul className="call-before">
      {call.before.map(({ at, outcome, by }) => (
        <li key={at}>
          <State tone="idle">{t(`outcome.${outcome}`)}</State> <Instant at={at} shiftMs={shiftMs} />{' '}
          <span className="ink-2">{by.name}</span>
        </li>
      ))}
    </ul>
  )
}
