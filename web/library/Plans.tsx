import { useTranslation } from 'react-i18next'
import type { PlanView } from '../../server/contract/rules.ts'
import { grades } from '../../server/rules/condition.ts'
import { Chip } from '../parts/Chip.tsx'
import { Filters } from '../parts/Filters.tsx'
import { Icon } from '../parts/Icon.tsx'
import { lengthInWords } from '../parts/length.ts'
import { useSay } from '../words/useSay.ts'
import type { Chosen } from './chosen.ts'

interface PlansProps {
  plans: readonly PlanView[]
  chosen: Chosen
  choose: (change: Partial<Chosen>) => void
}

/** The emergency plans, the highest level first; one is shown at a time. */
export function Plans({ plans, chosen, choose }: PlansProps) {
  const { t } = useTranslation('library')
  const say = useSay()
  const inOrder = plans.toSorted((a, b) => grades.indexOf(b.level) - grades.indexOf(a.level))
  const plan = inOrder.find(({ id }) => id === chosen.plan) ?? inOrder[0]
  if (!plan) return null
  return (
    <>
      <Filters
        title={t('section.plans')}
        filters={inOrder.map(({ id, title }) => ({ key: id, label: say(title) }))}
        chosen={plan.id}
        onChoose={(id) => choose({ plan: id })}
      />
      <PlanHead plan={plan} />
      <ol className="phases">
        {plan.phases.map((phase) => (
          <Phase key={phase.key} phase={phase} />
        ))}
      </ol>
    </>
  )
}

function PlanHead({ plan }: { plan: PlanView }) {
  const { t } = useTranslation(['library', 'parts'])
  const say = useSay()
  const comma = t('parts:listComma')
  return (
    <header className="plan-head">
      <h2>
        {say(plan.title)} <Chip tone="solid">{plan.level}</Chip> <span className="meta">{plan.version}</span>
      </h2>
      <p className="ink-2">
        {t('plan.events', { events: plan.events.map((event) => t(`event.${event}`)).join(comma) })}
        <span className="sep" />
        {t('plan.seats', { seats: plan.seats.map((seat) => t(`parts:seatName.${seat}`)).join(comma) })}
      </p>
    </header>
  )
}

type PhaseView = PlanView['phases'][number]

function Phase({ phase }: { phase: PhaseView }) {
  const { t } = useTranslation('library')
  const say = useSay()
  return (
    <li>
      <h3>{say(phase.name)}</h3>
      <table className="table">
        <thead>
          <tr>
            <th>{t('plan.task')}</th>
            <th>{t('head.seat')}</th>
            <th>{t('plan.due')}</th>
          </tr>
        </thead>
        <tbody>
          {phase.tasks.map((task) => (
            <Task key={task.key} task={task} />
          ))}
        </tbody>
      </table>
      <ul className="gate">
        {phase.gate.map((says) => (
          <li key={say(says)}>
            <Icon name="lock" small /> {t('plan.gate')} {say(says)}
          </li>
        ))}
      </ul>
    </li>
  )
}

function Task({ task }: { task: PhaseView['tasks'][number] }) {
  const { t } = useTranslation(['library', 'parts'])
  const { t: lengths } = useTranslation('parts')
  const say = useSay()
  return (
    <tr>
      <td>{say(task.title)}</td>
      <td className="nowrap">{t(`parts:seatName.${task.seat}`)}</td>
      <td className="nowrap">
        {t(`plan.from.${task.from}`, { time: lengthInWords(task.dueMinutes * 60_000, lengths) })}
      </td>
    </tr>
  )
}
