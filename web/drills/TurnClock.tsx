import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { termInWords } from '../parts/length.ts'

/** Minutes that a director most often skips: to the next call, through a night, to the final report. */
const leaps = [15, 60, 240, 1_440, 43_200] as const
const minuteMs = 60_000

/** A night, or the thirty days to the final report, pass in a moment. The clock never goes back. */
export function TurnClock({ drillId }: { drillId: string }) {
  const { t } = useTranslation(['drills', 'parts'])
  const { t: words } = useTranslation('parts')
  const turn = useCommand(api.turnDrillClock)
  const by = (minutes: number) => turn.mutate({ params: { drillId }, body: { minutes } })
  return (
    <div className="turn-clock">
      <b>{t('turn.title')}</b>
      {leaps.map((minutes) => (
        <Button key={minutes} size="small" onClick={() => by(minutes)}>
          {t('turn.by', { time: termInWords(minutes * minuteMs, words) })}
        </Button>
      ))}
      <OwnLeap onLeap={by} working={turn.isPending} />
      <span className="meta">{t('turn.hint')}</span>
      {turn.error && <ErrorNote problem={turn.error} />}
    </div>
  )
}

function OwnLeap({ onLeap, working }: { onLeap: (minutes: number) => void; working: boolean }) {
  const { t } = useTranslation('drills')
  const [minutes, setMinutes] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onLeap(Number(minutes))
    setMinutes('')
  }
  return (
    <form className="row" onSubmit={submit}>
      <input
        className="input"
        type="number"
        min={1}
        max={129_600}
        required
        aria-label={t('turn.minutes')}
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
      />
      {t('turn.unit')}
      <Button type="submit" size="small" working={working}>
        {t('turn.own')}
      </Button>
    </form>
  )
}
