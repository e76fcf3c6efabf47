import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ClockView } from '../../server/contract/incidents.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import type { ClockProps } from '../parts/Clock.tsx'
import { hourMinute } from '../parts/instant.ts'
import { Mark, type MarkKey } from '../parts/Mark.tsx'
import { useSay } from '../words/useSay.ts'

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
    startWord: startOf(clock, t),
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

/** 01:02 发现 */
const startOf = ({ startAt, anchor }: ClockView, t: TFunction<'incident'>): string | undefined =>
  startAt && anchor
    ? t('clocks.from', { at: hourMinute(startAt), anchor: t(`anchor.${anchor}` as 'anchor.discoveredAt') })
    : undefined
