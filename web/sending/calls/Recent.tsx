import { useTranslation } from 'react-i18next'
import type { CallDeskView } from '../../../server/contract/calls.ts'
import { State, type Tone } from '../../parts/Chip.tsx'
import { Instant } from '../../parts/Instant.tsx'
import { Pane } from '../../parts/Pane.tsx'
import { useDeskPlace } from './deskPlace.ts'

/** Who holds a number now. */
export function Holds({ desk }: { desk: CallDeskView }) {
  const { t } = useTranslation('calls')
  const { shiftMs } = useDeskPlace()
  return (
    <Pane title={t('holds.title')} meta={t('holds.meta')} padded>
      {desk.holds.length === 0 && <p className="ink-2">{t('holds.none')}</p>}
      <ul className="call-list">
        {desk.holds.map(({ caller, since }) => (
          <li key={caller.id}>
            <b>{caller.name}</b> <span className="ink-2">{t('holds.since')}</span>{' '}
            <Instant at={since} shiftMs={shiftMs} />
          </li>
        ))}
      </ul>
    </Pane>
  )
}

export const toneOf = (outcome: CallDeskView['recent'][number]['outcome']): Tone => {
  if (outcome === 'told' || outcome === 'told_guardian') return 'done'
  return outcome === 'wrong_number' || outcome === 'refused' ? 'late' : 'idle'
}

/** This caller's own last calls. */
export function Recent({ desk }: { desk: CallDeskView }) {
  const { t } = useTranslation('calls')
  const { shiftMs } = useDeskPlace()
  if (desk.recent.length === 0) return null
  return (
    <Pane title={t('recent')} padded>
      <ul className="call-list">
        {desk.recent.map(({ at, outcome, code, name }) => (
          <li key={at}>
            <State tone={toneOf(outcome)}>{t(`outcome.${outcome}`)}</State> {name}{' '}
            <code className="ink-3">{code}</code> <Instant at={at} shiftMs={shiftMs} />
          </li>
        ))}
      </ul>
    </Pane>
  )
}
