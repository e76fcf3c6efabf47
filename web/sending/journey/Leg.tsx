import { useTranslation } from 'react-i18next'
import type { JourneyView } from '../../../server/contract/journey.ts'
import { useShift } from '../../incidentFrame/useIncident.ts'
import { State } from '../../parts/Chip.tsx'
import { channelIcons } from '../../parts/channelIcons.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Instant } from '../../parts/Instant.tsx'
import { stateTone } from '../DeliveryTable.tsx'
import { useResultWords } from '../useResultWords.ts'

type LegView = JourneyView['orders'][number]['deliveries'][number]

/** One channel: what it came to, and each attempt below. */
export function Leg({ leg }: { leg: LegView }) {
  const { t } = useTranslation('journey')
  const { t: say } = useTranslation('sending')
  const shiftMs = useShift()
  const { channel, state, to, reader, stands, ref, madeAt, nextAt, attempts } = leg
  return (
    <li>
      <div className="leg-head">
        <b className="nowrap">
          <Icon name={channel === 'none' ? 'none' : channelIcons[channel]} /> {say(`ledger.${channel}`)}
        </b>
        <State tone={stateTone(leg)}>{say(`state.${state}`)}</State>
        {to && <span className="ink-2">{to}</span>}
        {reader === 'guardian' && <span className="ink-2">{say('results.guardian')}</span>}
        {!stands && <span className="meta">{say('results.given')}</span>}
      </div>
      <ul>
        <li className="ink-2">
          <Instant at={madeAt} shiftMs={shiftMs} /> {t(channel === 'none' ? 'noChannel' : 'begins')}
        </li>
        {attempts.map((attempt, n) => (
          <Attempt key={`${attempt.begunAt}${attempt.endedAt}`} n={n + 1} attempt={attempt} leg={leg} />
        ))}
        {nextAt && (
          <li className="ink-2">
            <Instant at={nextAt} shiftMs={shiftMs} /> {t('next')}
          </li>
        )}
      </ul>
      {ref && channel !== 'phone' && (
        <p className="meta">
          {t('ref')} <code>{ref}</code>
        </p>
      )}
    </li>
  )
}

function Attempt({ n, attempt, leg }: { n: number; attempt: LegView['attempts'][number]; leg: LegView }) {
  const { t } = useTranslation('journey')
  const shiftMs = useShift()
  const { begunAt, endedAt, by } = attempt
  const at = begunAt ?? endedAt
  const last = n === leg.attempts.length
  return (
    <li>
      {at && <Instant at={at} shiftMs={shiftMs} />} {t(leg.channel === 'phone' ? 'call' : 'attempt', { n })}{' '}
      <Result attempt={attempt} leg={leg} last={last} />
      {endedAt && begunAt && Date.parse(endedAt) - Date.parse(begunAt) > 60_000 && (
        <span className="ink-2">
          {' '}
          <Instant at={endedAt} shiftMs={shiftMs} />
        </span>
      )}
      {by && <span className="ink-2"> {t('by', { name: by })}</span>}
    </li>
  )
}

/** What the other side said, else where the row stands. */
function Result({
  attempt: { code },
  leg,
  last,
}: {
  attempt: LegView['attempts'][number]
  leg: LegView
  last: boolean
}) {
  const { t } = useTranslation('sending')
  const words = useResultWords()
  if (code) return <b>{words(leg.channel, code)}</b>
  return last ? <b>{t(`state.${leg.state}`)}</b> : null
}
