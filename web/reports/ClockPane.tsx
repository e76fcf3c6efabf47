import { useTranslation } from 'react-i18next'
import type { ClockView } from '../../server/contract/incidents.ts'
import { stateAt } from '../../server/rules/clock.ts'
import { useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { State } from '../parts/Chip.tsx'
import { Tape } from '../parts/Clock.tsx'
import { hourMinuteSecond, millis, shortInstant, zoneLabel } from '../parts/instant.ts'
import { figure } from '../parts/length.ts'
import { Mark, type MarkKey } from '../parts/Mark.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useSay } from '../words/useSay.ts'
import { useReport } from './useReport.ts'

/** The clock this report stops, or has stopped; the other duties it serves below. */
export function ClockPane() {
  const { t } = useTranslation('reports')
  const { clocks, state } = useReport()
  const [first, ...others] = [...clocks].sort((a, b) => Number(a.internal) - Number(b.internal))
  if (state === 'withdrawn') return null
  if (!first)
    return (
      <Pane title={t('clock.title')} padded>
        <p className="ink-2">{t('clock.none')}</p>
      </Pane>
    )
  return <Duty clock={first} others={others} />
}

function Duty({ clock, others }: { clock: ClockView; others: ClockView[] }) {
  const { t } = useTranslation('reports')
  const say = useSay()
  const now = useNow(useShift())
  const state = stateNow(clock, now)
  const stopped = clock.stoppedAt !== null
  return (
    <Pane
      title={stopped ? t('clock.stopped') : `${say(clock.title)} ${clock.ruleId}`}
      meta={stopped ? `${say(clock.title)} ${clock.ruleId}` : say(clock.article)}
      tone={state === 'late' || state === 'soon' ? state : undefined}
      tools={
        stopped ? (
          <State tone={clock.late ? 'late' : 'done'}>{t(clock.late ? 'clock.late' : 'clock.onTime')}</State>
        ) : (
          <Mark mark={clock.mark as MarkKey} />
        )
      }
      padded
    >
      <Figures clock={clock} now={now} />
      {stopped && <p className="ink-2 report-frozen">{t('clock.frozen')}</p>}
      {others.length > 0 && (
        <p className="meta report-others">
          {t('clock.serves')} {others.map(({ ruleId, title }) => `${ruleId} ${say(title)}`).join(t('and'))}
        </p>
      )}
    </Pane>
  )
}

function Figures({ clock, now }: { clock: ClockView; now: number }) {
  const { t } = useTranslation(['reports', 'parts'])
  const { t: parts } = useTranslation()
  const { startAt, dueAt, stoppedAt, late } = clock
  if (!startAt || !dueAt) return <p className="report-idle">{parts('clock.idle')}</p>
  const [start, due, end] = [millis(startAt), millis(dueAt), stoppedAt ? millis(stoppedAt) : now]
  const spare = due - end
  const tone = stoppedAt ? (late ? 'late' : 'done') : stateAt(start, due, now)
  const words = stoppedAt ? (['ahead', 'behind'] as const) : (['left', 'over'] as const)
  return (
    <>
      <dl className="report-figures">
        <Figure word={t('clock.used')} value={figure(end - start, parts)} />
        <Figure word={t('clock.term')} value={figure(due - start, parts)} quiet />
        <Figure word={t(`clock.${words[spare < 0 ? 1 : 0]}`)} value={figure(spare, parts)} tone={tone} />
      </dl>
      <div className={stoppedAt && !late ? 'stopped' : tone}>
        <Tape share={(end - start) / (due - start)} quarters />
      </div>
      <Ends clock={clock} now={now} />
    </>
  )
}

const Figure = ({
  word,
  value,
  tone = '',
  quiet,
}: {
  word: string
  value: string
  tone?: string
  quiet?: boolean
}) => (
  <div>
    <dt className="meta">{word}</dt>
    <dd className={quiet ? 'ink-2' : `is-${tone}`}>{value}</dd>
  </div>
)

function Ends({ clock: { startAt, dueAt, anchor, internal }, now }: { clock: ClockView; now: number }) {
  const { t } = useTranslation('reports')
  if (!startAt || !dueAt) return null
  const sameDay = shortInstant(dueAt, now).length <= 5
  const at = (instant: string) => (sameDay ? hourMinuteSecond(instant) : shortInstant(instant, now))
  const word = anchor ? t(`anchor.${anchor}` as 'anchor.discoveredAt') : ''
  return (
    <div className="meta report-ends">
      <span>{t('clock.start', { at: at(startAt), anchor: word })}</span>
      <span>{t(internal ? 'clock.target' : 'clock.due', { at: at(dueAt), zone: zoneLabel(dueAt) })}</span>
    </div>
  )
}

function stateNow({ startAt, dueAt, stoppedAt }: ClockView, now: number) {
  if (stoppedAt || !startAt || !dueAt) return 'stopped'
  return stateAt(millis(startAt), millis(dueAt), now)
}
