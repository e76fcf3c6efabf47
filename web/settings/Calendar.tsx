import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { CalendarView } from '../../server/contract/calendar.ts'
import { dayOf, yearOf } from '../../server/rules/calendar.ts'
import { useNow } from '../live/now.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { CalendarEdit } from './CalendarEdit.tsx'
import { CalendarYear } from './CalendarYear.tsx'
import './calendar.css'

/** Chinese holidays and make-up workdays, year by year: every clock that counts working days counts by these. */
export default function Calendar() {
  const { t } = useTranslation('calendar')
  const calendar = useView(api.calendar, {})
  if (calendar.error) return <ErrorNote problem={calendar.error} onRetry={() => void calendar.refetch()} />
  if (!calendar.data) return <Loading />
  const { missing } = calendar.data
  return (
    <>
      {missing !== null && <Note tone="soon">{t('missing', { year: missing })}</Note>}
      <p className="ink-2 calendar-lead">{t('lead')}</p>
      <Years calendar={calendar.data} />
    </>
  )
}

/** The coming year first: it is the one to look after. */
function Years({ calendar: { years, missing, can } }: { calendar: CalendarView }) {
  const { t } = useTranslation('calendar')
  const [open, setOpen] = useState<number>()
  const next = useNextYear(years, missing)
  const may = can.includes('change_calendar')
  const done = () => setOpen(undefined)
  return (
    <>
      {!may && <p className="ink-2">{t('readOnly')}</p>}
      {may && next !== undefined && open !== next && (
        <Button icon="add" kind={missing === next ? 'go' : 'plain'} onClick={() => setOpen(next)}>
          {t('enter', { year: next })}
        </Button>
      )}
      {next !== undefined && open === next && <CalendarEdit year={next} onDone={done} />}
      {[...years].reverse().map((year) => (
        <CalendarYear key={year.year} shown={year} onChange={may ? () => setOpen(year.year) : undefined}>
          {open === year.year && <CalendarEdit year={year.year} kept={year} onDone={done} />}
        </CalendarYear>
      ))}
    </>
  )
}

/** The missing year, else the first one after those known; the console takes none further off than two years. */
function useNextYear(years: CalendarView['years'], missing: number | null): number | undefined {
  const furthest = yearOf(dayOf(useNow())) + 2
  const next = missing ?? Math.max(...years.map(({ year }) => year)) + 1
  return next <= furthest ? next : undefined
}
