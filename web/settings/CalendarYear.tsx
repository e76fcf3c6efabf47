import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalendarYearView } from '../../server/contract/calendar.ts'
import { Button } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { Instant } from '../parts/Instant.tsx'
import '../parts/pane.css'
import { useSay } from '../words/useSay.ts'
import { type Run, runsOf } from './calendarRuns.ts'

interface CalendarYearProps {
  shown: CalendarYearView
  /** Absent for whoever may only read. */
  onChange: (() => void) | undefined
  /** The form, once it is open: then it stands in place of the days. */
  children: ReactNode
}

/** One year as announced: where it comes from, each holiday with its days, and the weekends worked for it. */
export function CalendarYear({ shown, onChange, children }: CalendarYearProps) {
  const { t } = useTranslation('calendar')
  const { year, origin, holidays, workdays, changedBy, changedAt } = shown
  return (
    <section className="calendar-year" aria-label={String(year)}>
      <h2>
        {year}
        <State tone={origin === 'entered' ? 'done' : 'idle'}>{t(`origin.${origin}`)}</State>
        <span className="meta">
          {t('counts', { off: holidays.length, work: workdays.length })}
          {changedBy && changedAt && (
            <>
              {' · '}
              {t('by', { name: changedBy.name })} <Instant at={changedAt} />
            </>
          )}
        </span>
        {onChange && !children && (
          <Button size="small" kind="quiet" onClick={onChange}>
            {t('change')}
          </Button>
        )}
      </h2>
      {children || <Days shown={shown} />}
    </section>
  )
}

const Days = ({ shown: { holidays, workdays, names } }: { shown: CalendarYearView }) => (
  <table className="table">
    <tbody>
      {runsOf(holidays, names).map((run) => (
        <Line key={run.first} run={run} kind="off" />
      ))}
      {runsOf(workdays, names).map((run) => (
        <Line key={run.first} run={run} kind="work" />
      ))}
    </tbody>
  </table>
)

function Line({ run: { first, last, count, name }, kind }: { run: Run; kind: 'off' | 'work' }) {
  const { t } = useTranslation('calendar')
  const say = useSay()
  return (
    <tr>
      <td>{t(`kind.${kind}`)}</td>
      <td className="nowrap">{first === last ? first : t('run', { first, last: last.slice(5) })}</td>
      <td className="number">{t('days', { n: count })}</td>
      <td>{say(name)}</td>
    </tr>
  )
}
