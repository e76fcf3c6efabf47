import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { CalendarYearView } from '../../server/contract/calendar.ts'
import { type LineFault, readCalendar, writeCalendar } from '../../server/rules/calendarText.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { Note } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextArea } from '../parts/Field.tsx'

interface CalendarEditProps {
  year: number
  /** As it is known now; absent for a year nobody has entered. */
  kept?: CalendarYearView
  onDone: () => void
}

/** The announcement pasted as lines; what is wrong is named by its line, and nothing is sent before it is whole. */
export function CalendarEdit({ year, kept, onDone }: CalendarEditProps) {
  const { t } = useTranslation('calendar')
  const [text, setText] = useState(kept ? writeCalendar(kept) : '')
  const [tried, setTried] = useState(false)
  const save = useCommand(api.changeCalendar)
  const { year: found, faults } = readCalendar(text, year)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (faults.length > 0) return
    const body = { holidays: [...found.holidays], workdays: [...found.workdays], version: kept?.version ?? 0 }
    // Not by `onSuccess`: the list reads itself again first, and a year that is new moves this form away.
    save.mutateAsync({ params: { year: String(year) }, body }).then(onDone, () => undefined)
  }
  return (
    <form className="form" onSubmit={submit}>
      {save.error && <ErrorNote problem={save.error} kept />}
      <TextArea
        label={t('lines', { year })}
        hint={t('hint')}
        rows={12}
        spellCheck={false}
        placeholder={t('example', { year })}
        value={text}
        onChange={setText}
      />
      {tried && faults.length > 0 && <Faults faults={faults} />}
      <p className="meta">{t('counts', { off: found.holidays.length, work: found.workdays.length })}</p>
      <p className="save-line">
        <Button type="submit" kind="go" working={save.isPending}>
          {t('save', { year })}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('leave')}
        </Button>
      </p>
    </form>
  )
}

function Faults({ faults }: { faults: LineFault[] }) {
  const { t } = useTranslation('calendar')
  return (
    <Note tone="late">
      <ul role="alert">
        {faults.map(({ line, code }) => (
          <li key={`${line} ${code}`}>
            {line === 0 ? t('whole') : t('line', { n: line })}
            {t(`fault.${code}`)}
          </li>
        ))}
      </ul>
    </Note>
  )
}
