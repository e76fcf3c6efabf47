import { useTranslation } from 'react-i18next'
import { useNow } from '../live/now.ts'
import { dayOf, hourMinuteSecond, millis, shortInstant, type When, zoneLabel } from './instant.ts'
import { figure, lengthInWords } from './length.ts'

interface InstantProps {
  at: When
  /** Adds how long ago: never the age alone. */
  age?: boolean
  /** The list's head names the zone, so the row need not. */
  zoneInHead?: boolean
  shiftMs?: number | undefined
}

/** A moment as everybody here reads it: 11-24 05:02 UTC+8, with seconds and the full date on hover. */
export function Instant({ at, age, zoneInHead, shiftMs }: InstantProps) {
  const now = useNow(shiftMs)
  const zone = zoneLabel(at)
  return (
    <time
      className="nowrap"
      dateTime={new Date(millis(at)).toISOString()}
      title={`${dayOf(at)} ${hourMinuteSecond(at)} ${zone}`}
    >
      {shortInstant(at, now)}
      {!zoneInHead && ` ${zone}`}
      {age && (
        <>
          <span className="sep" />
          <Age at={at} shiftMs={shiftMs} />
        </>
      )}
    </time>
  )
}

/** 10 分前. Stands beside an instant, never instead of one. */
export function Age({ at, shiftMs }: { at: When; shiftMs?: number | undefined }) {
  const { t } = useTranslation()
  const gap = useNow(shiftMs) - millis(at)
  return <>{t(gap >= 0 ? 'age.ago' : 'age.ahead', { time: lengthInWords(gap, t) })}</>
}

/** How long something has lasted, ticking: 26 分. */
export function Elapsed({ since, shiftMs }: { since: When; shiftMs?: number | undefined }) {
  const { t } = useTranslation()
  return <>{lengthInWords(useNow(shiftMs) - millis(since), t)}</>
}

/** The same as a running figure of fixed width: 02:39:08. */
export function RunningFigure({ since, shiftMs }: { since: When; shiftMs?: number | undefined }) {
  const { t } = useTranslation()
  return <time>{figure(useNow(shiftMs) - millis(since), t)}</time>
}
