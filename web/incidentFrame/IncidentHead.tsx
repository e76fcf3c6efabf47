import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ClockView } from '../../server/contract/incidents.ts'
import { stateAt } from '../../server/rules/clock.ts'
import { mostUrgent } from '../../server/rules/clockOrder.ts'
import { useNow } from '../live/now.ts'
import { usePresence } from '../live/presence.ts'
import { LinkButton } from '../parts/Button.tsx'
import { Chip } from '../parts/Chip.tsx'
import { Faces } from '../parts/Face.tsx'
import { hourMinute } from '../parts/instant.ts'
import { figure } from '../parts/length.ts'
import { PageHead, Tick } from '../parts/PageHead.tsx'
import { type PhaseProps, PhaseSteps } from '../parts/StageTrack.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { useSay } from '../words/useSay.ts'
import { pathOf, type Section } from './sections.ts'
import { useIncident, useShift } from './useIncident.ts'
import { actLink } from './useSide.ts'

/** Number, title, mode and classes; phases and age on the command page, the most urgent clock on every other. */
export function IncidentHead({ section }: { section: Section }) {
  const { t } = useTranslation('incident')
  const { number, title } = useIncident()
  const command = section === ''
  return (
    <PageHead
      number={number}
      title={title}
      large={command}
      chips={<Classes />}
      aside={
        <>
          {command ? <Age /> : <Urgent />}
          <LinkButton to={actLink('acts')} kind="quiet" icon="more">
            {t('acts')}
          </LinkButton>
        </>
      }
    >
      {command && <Phases />}
    </PageHead>
  )
}

function Classes() {
  const { t } = useTranslation('incident')
  const { stage, status, worldKind, severity, restricted } = useIncident()
  return (
    <>
      <Chip tone={worldKind === 'drill' ? 'drill' : 'solid'}>{t(`mode.${worldKind}`)}</Chip>
      {stage === 'event' ? <Chip>{t('class.event')}</Chip> : <Chip>{t('class.company', { severity })}</Chip>}
      {stage === 'incident' && <NationalGrade />}
      {restricted && <Chip>{t('class.restricted')}</Chip>}
      {status !== 'open' && <Chip tone="done">{t(`status.${status}`)}</Chip>}
    </>
  )
}

/** The national grade in force: whether somebody stands behind it, and what the facts propose where that differs. */
function NationalGrade() {
  const { t } = useTranslation('incident')
  const { id, grade, gradeConfirmed, gradeProposed } = useIncident()
  const state = grade === null ? '' : t(gradeConfirmed ? 'class.confirmed' : 'class.proposed')
  const other = gradeProposed !== grade && gradeProposed ? t('class.other', { grade: gradeProposed }) : ''
  return (
    <Link to={pathOf(id, 'grades')}>
      <Chip>
        {t('class.national', { grade: grade ?? t('class.open') })}
        {state && <span className="chip-note">{state}</span>}
        {other && <span className="chip-note">{other}</span>}
      </Chip>
    </Link>
  )
}

function Age() {
  const { t } = useTranslation('incident')
  const { id, reportedAt, closedAt } = useIncident()
  const { user } = useMe()
  const others = usePresence(id).filter((person) => person.id !== user.id)
  return (
    <>
      {others.length > 0 && <Faces names={others.map(({ name }) => name)} label={t('watching')} />}
      {!closedAt && (
        <span>
          {t('age')} <Running since={reportedAt} />
        </span>
      )}
    </>
  )
}

/** How long it has lasted, to the second. */
function Running({ since }: { since: string }) {
  const { t } = useTranslation()
  const now = useNow(useShift())
  return <b className="age-figure">{figure(now - Date.parse(since), t)}</b>
}

/** The clock that ends first, on one line. */
export function Urgent() {
  const clock = mostUrgent(useIncident().clocks)
  return clock?.dueAt && clock.startAt ? <UrgentTick clock={clock} /> : null
}

function UrgentTick({ clock }: { clock: ClockView }) {
  const { t } = useTranslation()
  const say = useSay()
  const now = useNow(useShift())
  const dueAt = Date.parse(clock.dueAt ?? '')
  const state = stateAt(Date.parse(clock.startAt ?? ''), dueAt, now)
  const left = figure(dueAt - now, t)
  return (
    <Tick
      label={`${say(clock.title)} ${clock.ruleId}`}
      figure={state === 'late' ? `${t('clock.over')} ${left}` : left}
      tone={state === 'running' ? undefined : state}
    />
  )
}

function Phases() {
  const { t } = useTranslation('incident')
  const say = useSay()
  const { phases } = useIncident()
  const steps = phases.map(({ name, enteredAt, leftAt }): PhaseProps => {
    const state = leftAt ? 'done' : enteredAt ? 'current' : 'ahead'
    return { state, name: say(name), at: enteredAt ? hourMinute(enteredAt) : undefined }
  })
  return steps.length > 0 ? <PhaseSteps phases={steps} label={t('phases')} /> : null
}
