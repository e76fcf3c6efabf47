import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ClockView } from '../../server/contract/incidents.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { Clock, ClockBand, type ClockProps, FirstClock } from '../parts/Clock.tsx'
import { hourMinute } from '../parts/instant.ts'
import { Mark, type MarkKey } from '../parts/Mark.tsx'
import { useSay } from '../words/useSay.ts'

/** The clocks of the incident: the one that ends first is the largest thing on the page, four more beside it. */
export function Clocks() {
  const { t } = useTranslation('incident')
  const { clocks } = useIncident()
  const propsOf = useClockProps()
  const [first, ...rest] = clocks
  if (!first) return null
  return (
    <ClockBand label={t('clocks.label')}>
      <FirstClock {...propsOf(first)} />
      {rest.slice(0, 4).map((clock) => (
        <Clock key={clock.dutyId} {...propsOf(clock)} />
      ))}
    </ClockBand>
  )
}

/** A clock of the contract as the part draws it. */
export function useClockProps(): (clock: ClockView) => ClockProps {
  const { t } = useTranslation('incident')
  const say = useSay()
  const shiftMs = useShift()
  return (clock) => ({
    title: say(clock.title),
    recipient: say(clock.recipient),
    code: clock.ruleId,
    startAt: clock.startAt ?? undefined,
    startWord: clock.startAt
      ? t('clocks.from', { at: hourMinute(clock.startAt), anchor: anchorWord(clock, t) })
      : undefined,
    dueAt: clock.dueAt ?? undefined,
    stoppedAt: clock.stoppedAt ?? undefined,
    unknown: clock.state === 'unknown',
    lawWord: clock.internal ? t('clocks.atOnce') : undefined,
    basis: (
      <>
        {say(clock.article)} <Mark mark={clock.mark as MarkKey} />
      </>
    ),
    footer: clock.state === 'idle' || clock.state === 'unknown' ? t(`clocks.${clock.state}`) : undefined,
    shiftMs,
  })
}

const anchorWord = ({ anchor }: ClockView, t: TFunction<'incident'>): string =>
  anchor ? t(`anchor.${anchor}` as 'anchor.discoveredAt') : ''
