import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { TaskView } from '../../server/contract/tasks.ts'
import { useMySeats } from '../incidentFrame/seats.ts'
import { useIncident, useMay } from '../incidentFrame/useIncident.ts'
import { useView } from '../live/view.ts'
import { Button } from '../parts/Button.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Filters } from '../parts/Filters.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Pane } from '../parts/Pane.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { useSay } from '../words/useSay.ts'
import { AddTask } from './AddTask.tsx'
import { EditableTask } from './EditableTask.tsx'
import { inTaskOrder, isMine, isOpen, type Me } from './taskOrder.ts'
import './tasks.css'

const filters = {
  open: isOpen,
  late: ({ late }: TaskView) => late,
  mine: (task: TaskView, me: Me) => isOpen(task) && isMine(task, me),
  done: (task: TaskView) => !isOpen(task),
  all: () => true,
} as const
type Key = keyof typeof filters

/** Every task of the plan, phase by phase; late ones first, then the reader's own. */
export default function Tasks() {
  const { t } = useTranslation('incident')
  const { id } = useIncident()
  const me = { userId: useMe().user.id, seats: useMySeats(useIncident()) }
  const [search, setSearch] = useSearchParams()
  const asked = search.get('show')
  const chosen: Key = asked && asked in filters ? (asked as Key) : 'open'
  const [adding, setAdding] = useState(false)
  const view = useView(api.listTasks, { params: { incidentId: id } })
  const tasks = inTaskOrder(view.data ?? [], me)
  const of = (key: Key) => tasks.filter((task) => filters[key](task, me))
  const may = useMay()
  if (view.error) return <ErrorNote problem={view.error} onRetry={() => void view.refetch()} />
  if (view.isPending) return <Loading />
  return (
    <div className="task-page">
      <Filters
        title={t('tasks.title')}
        filters={(Object.keys(filters) as Key[]).map((key) => ({
          key,
          label: t(`tasks.filter.${key}`),
          count: of(key).length,
          tone: key === 'late' && of(key).length > 0 ? 'late' : undefined,
        }))}
        chosen={chosen}
        onChoose={(show) => setSearch({ show }, { replace: true })}
        aside={
          may('add_task') && (
            <Button kind="quiet" icon="add" size="small" onClick={() => setAdding(!adding)}>
              {t('tasks.add')}
            </Button>
          )
        }
      />
      {adding && <AddTask onDone={() => setAdding(false)} />}
      <Phases tasks={of(chosen)} />
      {of(chosen).length === 0 && (
        <EmptyState text={t(tasks.length === 0 ? 'tasks.empty' : 'tasks.noneHere')}>
          {tasks.length > 0 && (
            <Button onClick={() => setSearch({ show: 'all' }, { replace: true })}>
              {t('tasks.showAll')}
            </Button>
          )}
        </EmptyState>
      )}
    </div>
  )
}

/** The phases in the plan's order; tasks somebody added stand last. */
function Phases({ tasks }: { tasks: TaskView[] }) {
  const { t } = useTranslation('incident')
  const say = useSay()
  const { phases } = useIncident()
  const nameOf = (key: string) => say(phases.find((phase) => phase.key === key)?.name ?? {})
  const current = phases.find(({ enteredAt, leftAt }) => enteredAt && !leftAt)?.key
  const keys = [...new Set([...phases.map(({ key }) => key), ...tasks.map(({ phase }) => phase)])]
  return keys
    .filter((key) => tasks.some(({ phase }) => phase === key))
    .map((key) => {
      const here = tasks.filter(({ phase }) => phase === key)
      return (
        <Pane
          key={key}
          title={nameOf(key) || t('tasks.noPhase')}
          meta={key === current ? t('phase.current', { n: here.length }) : here.length}
        >
          <ul>
            {here.map((task) => (
              <EditableTask key={task.id} task={task} />
            ))}
          </ul>
        </Pane>
      )
    })
}
