import { useTranslation } from 'react-i18next'
import type { PartyView } from '../../server/contract/parties.ts'
import { stateAt } from '../../server/rules/clock.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { State, type Tone } from '../parts/Chip.tsx'
import { shortInstant } from '../parts/instant.ts'
import { figure } from '../parts/length.ts'
import { Unknown } from '../parts/Unknown.tsx'

interface PartyClockProps {
  clock: PartyView['clock']
  /** Set once it is done. */
  told: { at: string } | null
  word: 'told' | 'answered'
}

/** What is left of its time, to the second; once done when, and whether that was late. */
export function PartyClock({ clock, told, word }: PartyClockProps) {
  const { t } = useTranslation('parties')
  const { t: lengths } = useTranslation()
  const now = useNow(useShift())
  if (told)
    return (
      <State tone={clock.late ? 'late' : 'done'}>
        {t(clock.late ? `state.${word}Late` : `state.${word}`, { at: shortInstant(told.at, now) })}
      </State>
    )
  if (clock.state === 'unknown') return <Unknown>{t('state.unknown')}</Unknown>
  if (!clock.dueAt || !clock.startAt) return <State tone="soon">{t(`state.${word}Open`)}</State>
  const due = Date.parse(clock.dueAt)
  const state = stateAt(Date.parse(clock.startAt), due, now)
  const left = figure(due - now, lengths)
  return (
    <State tone={tones[state]}>
      {t(state === 'late' ? `state.${word}Over` : `state.${word}Left`, { left })}
      <span className="meta"> {t('state.due', { at: shortInstant(clock.dueAt, now) })}</span>
    </State>
  )
}

const tones: Record<'late' | 'soon' | 'running', Tone> = { late: 'late', soon: 'soon', running: 'idle' }
