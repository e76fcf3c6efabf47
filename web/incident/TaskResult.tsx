import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../server/contract/tasks.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { TextField } from '../parts/Field.tsx'
import { useChangeTask } from './EditableTask.tsx'

/** What came of a task, or why it is not done after all: both are written down. */
export function TaskResult({
  task,
  state,
  onClose,
}: {
  task: TaskView
  state: 'done' | 'dropped'
  onClose: () => void
}) {
  const { t } = useTranslation('incident')
  const [result, setResult] = useState(task.result)
  const change = useChangeTask(task)
  const label = t(state === 'done' ? 'tasks.result' : 'tasks.dropReason')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change.send({ state, result }, onClose)
  }
  return (
    <form className="task-form" onSubmit={submit}>
      <TextField label={label} value={result} maxLength={2000} autoFocus onChange={setResult} />
      {change.error && <ErrorNote problem={change.error} kept fieldName={() => label} />}
      <div className="row">
        <Button
          type="submit"
          size="small"
          working={change.working}
          off={result.trim() === '' && t(state === 'done' ? 'tasks.resultNeeded' : 'reasonNeeded')}
        >
          {t(state === 'done' ? 'tasks.finish' : 'tasks.drop')}
        </Button>
        <Button size="small" kind="quiet" onClick={onClose}>
          {t('tasks.cancel')}
        </Button>
      </div>
    </form>
  )
}
