import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { IncidentLine } from '../../server/contract/incidents.ts'
import { useNow } from '../live/now.ts'
import { Chip } from '../parts/Chip.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Elapsed } from '../parts/Instant.tsx'
import { figure, lengthInWords } from '../parts/length.ts'
import '../parts/pane.css'
import { useSay } from '../words/useSay.ts'
import './incidentlist.css'
import { shiftOfLine } from './worldShift.ts'

/** Incidents line by line: what it is, its nearest clock, its empty chairs, its phase, its age. */
export function IncidentTable({ lines }: { lines: readonly IncidentLine[] }) {
  const { t } = useTranslation('incidents')
  return (
    <table className="table incident-list">
      <thead>
        <tr>
          <th>{t('head.incident')}</th>
          <th>{t('head.nearest')}</th>
          <th>{t('head.seats')}</th>
          <th className="no-phone">{t('head.phase')}</th>
          <th className="number">{t('head.age')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <Row key={line.id} line={line} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ line }: { line: IncidentLine }) {
  const say = useSay()
  return (
    <tr>
      <td>
        <Link to={`/incidents/${line.id}`}>
          <b>{line.number}</b> {line.title}
        </Link>{' '}
        <Classes line={line} />
      </td>
      <td className="nearest">
        <Nearest line={line} />
      </td>
      <td className={isOpen(line) && line.emptySeats.length > 0 ? 'is-late' : ''}>
        <Seats line={line} />
      </td>
      <td className="no-phone">{say(line.phase) || '—'}</td>
      <td className="number">
        <Lasted line={line} />
      </td>
    </tr>
  )
}

const isOpen = ({ status, worldEnded }: IncidentLine): boolean => status === 'open' && !worldEnded

/** World, class and grade; that it is over, and that not everybody may see it. */
function Classes({ line }: { line: IncidentLine }) {
  const { t } = useTranslation('incidents')
  const { worldKind, worldEnded, stage, status, severity, eventKind, grade, restricted } = line
  const solid = eventKind === 'personal_information' ? { tone: 'solid' as const } : {}
  const violet = worldKind === 'drill' ? { tone: 'drill' as const } : {}
  return (
    <span className="classes">
      {worldKind !== 'real' && <Chip {...violet}>{t(`world.${worldKind}`)}</Chip>}
      {stage === 'event' ? <Chip>{t('event')}</Chip> : <Chip {...solid}>{severity}</Chip>}
      {grade && <Chip>{t('grade', { grade })}</Chip>}
      {worldEnded && <Chip>{t('drillOver')}</Chip>}
      {status !== 'open' && <Chip>{t(`status.${status}`)}</Chip>}
      {restricted && (
        <Chip>
          <Icon name="lock" small />
          {t('restricted')}
        </Chip>
      )}
    </span>
  )
}

function Seats({ line }: { line: IncidentLine }) {
  const { t } = useTranslation(['incidents', 'parts'])
  const empty = line.emptySeats.map((seat) => t(`parts:seatName.${seat}`)).join(t('parts:listComma'))
  return (
    <>
      <Icon name="seat" small /> {line.seatsFilled}/{line.seatsWanted}{' '}
      {empty && isOpen(line) && t('empty', { seats: empty })}
    </>
  )
}

/** The clock that ends first, or has; what is closed has none that runs. */
function Nearest({ line }: { line: IncidentLine }) {
  const { t } = useTranslation('incidents')
  const { t: words } = useTranslation('parts')
  const say = useSay()
  const now = useNow(shiftOfLine(line))
  const clock = line.nearest
  if (!clock?.dueAt || line.status === 'closed') return <span className="ink-2">{t('noClock')}</span>
  const gap = Date.parse(clock.dueAt) - now
  const tone = gap <= 0 ? 'is-late' : clock.state === 'soon' ? 'is-soon' : ''
  return (
    <span className={tone}>
      <span className="nowrap">
        {gap <= 0 && words('clock.over')} <b>{figure(gap, words)}</b>
      </span>{' '}
      {say(clock.title)}
    </span>
  )
}

/** Until now, or until it was closed. */
function Lasted({ line }: { line: IncidentLine }) {
  const { t } = useTranslation('parts')
  if (line.closedAt === null) return <Elapsed since={line.reportedAt} shiftMs={shiftOfLine(line)} />
  return <>{lengthInWords(Date.parse(line.closedAt) - Date.parse(line.reportedAt), t)}</>
}
