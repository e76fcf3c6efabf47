import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../server/contract/api.ts'
import { useMySeats } from '../incidentFrame/seats.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { LinkButton } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { Task } from './Task.tsx'
import { inTaskOrder, isMine } from './taskOrder.ts'

const shownAtMost = 12

/** Tasks of the plan as the command page shows them: late first, then mine, then what is due. */
export function TaskPane() {
  const { t } = useTranslation('incident')
  const { id, counts } = useIncident()
  const me = { userId: useMe().user.id, seats: useMySeats(useIncident()) }
  const view = useView(api.listTasks, { params: { incidentId: id } })
  const tasks = inTaskOrder(view.data ?? [], me)
  const rest = tasks.length - shownAtMost
  const mine = tasks.filter((task) => isMine(task, me) && (task.state === 'open' || task.state === 'doing'))
  return (
    <Pane
      title={t('tasks.title')}
      meta={t('tasks.progress', { done: counts.tasksDone ?? 0, all: counts.tasks ?? 0 })}
      tools={mine.length > 0 && t('tasks.mine', { n: mine.length })}
    >
      {view.error && <ErrorNote problem={view.error} onRetry={() => void view.refetch()} />}
      {view.isPending && <Loading />}
      {view.data?.length === 0 && (
        <EmptyState text={t('tasks.empty')}>
          <LinkButton to={pathOf(id, 'tasks')}>{t('tasks.add')}</LinkButton>
        </EmptyState>
      )}
      <ul>
        {tasks.slice(0, shownAtMost).map((task) => (
          <Task key={task.id} task={task} />
        ))}
      </ul>
      {tasks.length > 0 && (
        <Link className="link pane-foot" to={pathOf(id, 'tasks')}>
          {rest > 0 ? t('tasks.rest', { n: rest }) : t('tasks.all')}
        </Link>
      )}
    </Pane>
  )
}
