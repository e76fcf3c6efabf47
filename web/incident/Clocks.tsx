import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ClockView } from '../../server/contract/incidents.ts'
import { inOrder } from '../../server/rules/clockOrder.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { Clock, ClockBand, FirstClock } from '../parts/Clock.tsx'
import { Pane } from '../parts/Pane.tsx'
import './command.css'
import { useClockProps } from './useClockProps.tsx'

const besideFirst = 4

/** The clock that ends first is the largest thing on the page; four more beside it, and the rest is counted. */
export function Clocks() {
  const { t } = useTranslation('incident')
  const propsOf = useClockProps()
  const [first, ...others] = inOrder(useIncident().clocks)
  if (!first) return null
  return (
    <div className="command-clocks">
      <ClockBand label={t('clocks.label')}>
        <FirstClock {...propsOf(first)} />
        {others.slice(0, besideFirst).map((clock) => (
          <Clock key={clock.dutyId} {...propsOf(clock)} />
        ))}
      </ClockBand>
      <Rest hidden={others.slice(besideFirst)} />
    </div>
  )
}

/** Those that run, apart from those nobody has judged yet; what has stopped is not counted. */
function Rest({ hidden }: { hidden: ClockView[] }) {
  const { t } = useTranslation('incident')
  const { id } = useIncident()
  const open = hidden.filter(({ state }) => state !== 'stopped')
  const questions = open.filter(({ state, needsCounsel }) => needsCounsel || state === 'unknown').length
  const clocks = open.length - questions
  if (open.length === 0) return null
  return (
    <Link className="clocks-rest no-phone" to={pathOf(id, 'duties')}>
      {clocks > 0 && <span>{t('clocks.rest', { n: clocks })}</span>}
      {questions > 0 && <span>{t('clocks.questions', { n: questions })}</span>}
    </Link>
  )
}

/** On a phone the other clocks come after what is late and to decide, a line each. */
export function OtherClocks() {
  const { t } = useTranslation('incident')
  const propsOf = useClockProps()
  const [, ...behind] = inOrder(useIncident().clocks)
  const others = behind.filter(({ state }) => state !== 'stopped')
  if (others.length === 0) return null
  return (
    <div className="only-phone other-clocks">
      <Pane title={t('clocks.others', { n: others.length })}>
        {others.map((clock) => (
          <Clock key={clock.dutyId} {...propsOf(clock)} />
        ))}
      </Pane>
    </div>
  )
}
