import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { TaskView } from '../../server/contract/tasks.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { useChangeTask } from './EditableTask.tsx'

/** Hands a task to somebody else by name. */
export function HandOver({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const { t } = useTranslation('incident')
  const id = useId()
  const users = useView(api.users, {}).data?.filter(({ left, role }) => !left && role !== 'auditor') ?? []
  const [to, setTo] = useState('')
  const change = useChangeTask(task)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.send({ userId: to }, onClose)
  }
  return (
    <form className="task-form" onSubmit={submit}>
      <div className="field">
        <div className="label">
          <label htmlFor={id}>{t('tasks.handTo')}</label>
        </div>
        <select id={id} className="input" value={to} onChange={(event) => setTo(event.target.value)}>
          <option value="">{t('tasks.choosePerson')}</option>
          {users
            .filter((user) => user.id !== task.person?.id)
            .map((user) => (
              <option key={user.id} value={user.id}>
                {user.name}
              </option>
            ))}
        </select>
      </div>
      {change.error && <ErrorNote problem={change.error} kept />}
      <div className="row">
        <Button
          type="submit"
          size="small"
          working={change.working}
          off={to === '' && t('tasks.personNeeded')}
        >
          {t('tasks.handOver')}
        </Button>
        <Button size="small" kind="quiet" onClick={onClose}>
          {t('tasks.cancel')}
        </Button>
      </div>
    </form>
  )
}
