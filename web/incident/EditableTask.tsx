import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { TaskView } from '../../server/contract/tasks.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useCommand } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { HandOver } from './HandOver.tsx'
import { Task } from './Task.tsx'
import { TaskResult } from './TaskResult.tsx'

type Form = 'done' | 'dropped' | 'handOver'

/** A task with what can be done to it: take, finish with a result, drop with a reason, hand over, put back. */
export function EditableTask({ task }: { task: TaskView }) {
  const { t } = useTranslation('incident')
  const { user } = useMe()
  const [form, setForm] = useState<Form>()
  const change = useChangeTask(task)
  const close = () => setForm(undefined)
  if (!task.can.includes('change_task')) return <Task task={task} />
  const ended = task.state === 'done' || task.state === 'dropped'
  const taken = task.state === 'doing' && task.person?.id === user.id
  return (
    <Task task={task}>
      {!form && !ended && (
        <>
          {!taken && (
            <Button size="small" onClick={() => change.send({ state: 'doing', userId: user.id })}>
              {t('tasks.take')}
            </Button>
          )}
          <Button size="small" onClick={() => setForm('done')}>
            {t('tasks.finish')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => setForm('handOver')}>
            {t('tasks.handOver')}
          </Button>
          <Button size="small" kind="quiet" onClick={() => setForm('dropped')}>
            {t('tasks.drop')}
          </Button>
        </>
      )}
      {ended && (
        <Button size="small" kind="quiet" onClick={() => change.send({ state: 'open' })}>
          {t('tasks.reopen')}
        </Button>
      )}
      {(form === 'done' || form === 'dropped') && <TaskResult task={task} state={form} onClose={close} />}
      {form === 'handOver' && <HandOver task={task} onClose={close} />}
      {change.error && <ErrorNote problem={change.error} />}
    </Task>
  )
}

/** Sends a change of one task with the version the reader saw. */
export function useChangeTask({ id, version }: TaskView) {
  const { id: incidentId } = useIncident()
  const change = useCommand(api.changeTask)
  type Body = Omit<Parameters<typeof change.mutate>[0]['body'], 'version'>
  return {
    send: (body: Body, onSuccess: () => void = () => undefined) =>
      change.mutate({ params: { incidentId, taskId: id }, body: { ...body, version } }, { onSuccess }),
    working: change.isPending,
    error: change.error,
  }
}
