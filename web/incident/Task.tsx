import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../server/contract/tasks.ts'
import { stateAt } from '../../server/rules/clock.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { shortInstant } from '../parts/instant.ts'
import { lengthInWords } from '../parts/length.ts'
import { TaskRow, type TaskRowProps } from '../parts/TaskRow.tsx'
import { useSay } from '../words/useSay.ts'

/** One task: what, when it is due or how late, who, and what came of it. */
export function Task({ task, children }: { task: TaskView; children?: ReactNode }) {
  const { t } = useTranslation('parts')
  const say = useSay()
  const now = useNow(useShift())
  const seat = task.seat ? t(`seatName.${task.seat}`) : ''
  const who = [seat, task.person?.name].filter(Boolean).join(' ')
  return (
    <TaskRow
      state={task.state}
      title={say(task.title)}
      when={<When task={task} now={now} />}
      tone={useTone(task, now)}
      by={
        <>
          {who}
          {task.result && who && <span className="sep" />}
          {task.result}
        </>
      }
    >
      {children}
    </TaskRow>
  )
}

function When({ task: { state, late, dueAt, doneAt }, now }: { task: TaskView; now: number }) {
  const { t } = useTranslation(['parts', 'incident'])
  const { t: lengths } = useTranslation('parts')
  if (state === 'dropped') return t('incident:tasks.dropped')
  if (state === 'done') return doneAt ? shortInstant(doneAt, now) : ''
  if (!dueAt) return t('incident:tasks.noDue')
  if (late) return t('parts:task.late', { time: lengthInWords(now - Date.parse(dueAt), lengths) })
  return shortInstant(dueAt, now)
}

/** Amber like a clock that runs since the incident was declared. */
function useTone({ state, late, dueAt }: TaskView, now: number): TaskRowProps['tone'] {
  const { declaredAt, reportedAt } = useIncident()
  if (state === 'done') return 'done'
  if (state === 'dropped' || !dueAt) return undefined
  if (late) return 'late'
  const due = Date.parse(dueAt)
  return due - now < 30 * 60_000 && stateAt(Date.parse(declaredAt ?? reportedAt), due, now) === 'soon'
    ? 'soon'
    : undefined
}
