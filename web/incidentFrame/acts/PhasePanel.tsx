import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import type { GateAnswer } from '../../../server/rules/plan.ts'
import type { SeatKey } from '../../../server/rules/seats.ts'
import { useCommand } from '../../live/view.ts'
import { Button, LinkButton } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useSay } from '../../words/useSay.ts'
import { pathOf } from '../sections.ts'
import { useIncident } from '../useIncident.ts'
import { actLink } from '../useSide.ts'

/** Moving on to the next phase of the plan; a shut gate names every check it waits for, each leading to its place. */
export function PhasePanel() {
  const { t } = useTranslation(['incident', 'parts'])
  const say = useSay()
  const { id, phases, version } = useIncident()
  const move = useCommand(api.movePhase)
  const at = phases.findIndex(({ enteredAt, leftAt }) => enteredAt && !leftAt)
  const current = phases[at]
  const next = phases[at + 1]
  const gate = move.error?.code === 'gate_shut' ? (move.error.extra.gate as GateAnswer[]) : undefined
  if (!current || !next) return <p>{t('phase.last')}</p>
  return (
    <div className="part">
      <p>
        {t('phase.now')} <b>{say(current.name)}</b>
      </p>
      <p className="meta">{t('phase.gateAsked')}</p>
      {gate && <ShutGate gate={gate} />}
      {move.error && !gate && <ErrorNote problem={move.error} />}
      <Button
        kind="go"
        working={move.isPending}
        onClick={() => move.mutate({ params: { incidentId: id }, body: { to: next.key, version } })}
      >
        {t('phase.enter', { name: say(next.name) })}
      </Button>
    </div>
  )
}

function ShutGate({ gate }: { gate: GateAnswer[] }) {
  const { t } = useTranslation(['incident', 'parts'])
  const say = useSay()
  return (
    <section role="alert">
      <h3 className="is-late">{t('phase.shut', { n: gate.length })}</h3>
      <ul className="side-list">
        {gate.map((check) => (
          <li key={check.kind + say(check.says)}>
            <Icon name="cross" />
            <span className="grow">
              {say(check.says)} <Wanting check={check} />
            </span>
            <WayTo check={check} />
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What is missing, by name where it has one: seats and duties; facts and tasks are named on their own page. */
function Wanting({ check: { kind, wanting } }: { check: GateAnswer }) {
  const { t } = useTranslation(['incident', 'parts'])
  if (kind === 'seats')
    return (
      <span className="meta">{wanting.map((seat) => t(`parts:seatName.${seat as SeatKey}`)).join(' ')}</span>
    )
  if (kind === 'duties') return <span className="meta">{wanting.join(' ')}</span>
  return <span className="meta">{t('phase.missing', { n: wanting.length })}</span>
}

const sectionOf = { facts: 'facts', duties: 'duties', tasks: 'tasks', acts: 'facts' } as const

function WayTo({ check: { kind, wanting } }: { check: GateAnswer }) {
  const { t } = useTranslation(['incident', 'parts'])
  const { id } = useIncident()
  const to = kind === 'seats' ? actLink(`seat.${wanting[0] as SeatKey}`) : pathOf(id, sectionOf[kind])
  return (
    <LinkButton to={to} size="small">
      {t(kind === 'seats' ? 'seatAct.call' : `section.${sectionOf[kind]}`)}
    </LinkButton>
  )
}
