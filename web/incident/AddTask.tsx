import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import { type SeatKey, seatKeys } from '../../server/rules/seats.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { instantOfWall, zoneLabel } from '../parts/instant.ts'

/** A task that no plan foresaw: what, for which seat, by when. */
export function AddTask({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation(['incident', 'parts'])
  const { id } = useIncident()
  const seatId = useId()
  const add = useCommand(api.addTask)
  const [title, setTitle] = useState('')
  const [seat, setSeat] = useState<SeatKey | ''>('')
  const [due, setDue] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const at = due ? instantOfWall(due) : undefined
    const body = { title, seat: seat || null, dueAt: at === undefined ? null : new Date(at).toISOString() }
    add.mutate({ params: { incidentId: id }, body }, { onSuccess: onDone })
  }
  const fieldName = (pointer: string) => t(pointer === '/title' ? 'tasks.what' : 'tasks.dueAt')
  return (
    <form className="add-task" onSubmit={submit}>
      <TextField label={t('tasks.what')} value={title} maxLength={300} autoFocus onChange={setTitle} />
      <div className="field">
        <div className="label">
          <label htmlFor={seatId}>{t('tasks.forSeat')}</label>
        </div>
        <select
          id={seatId}
          className="input"
          value={seat}
          onChange={(event) => setSeat(event.target.value as SeatKey | '')}
        >
          <option value="">{t('tasks.anySeat')}</option>
          {seatKeys.map((key) => (
            <option key={key} value={key}>
              {t(`parts:seatName.${key}`)}
            </option>
          ))}
        </select>
      </div>
      <TextField
        label={t('tasks.dueAt')}
        hint={zoneLabel(Date.now())}
        type="datetime-local"
        value={due}
        onChange={setDue}
      />
      {add.error && <ErrorNote problem={add.error} kept fieldName={fieldName} />}
      <div className="row">
        <Button type="submit" working={add.isPending} off={title.trim() === '' && t('tasks.whatNeeded')}>
          {t('tasks.add')}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t('tasks.cancel')}
        </Button>
      </div>
    </form>
  )
}
