import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { IncidentLine } from '../../server/contract/incidents.ts'
import { useNow } from '../live/now.ts'
import { Chip } from '../parts/Chip.tsx'
import { Icon } from '../parts/Icon.tsx'
import { Elapsed } from '../parts/Instant.tsx'
import { figure } from '../parts/length.ts'
import { useInOwnWords } from '../words/wording.ts'

/** Every open incident the reader may see, with its nearest clock and its empty chairs. */
export function OpenIncidents({ open }: { open: IncidentLine[] }) {
  const { t } = useTranslation('home')
  return (
    <>
      <h2>
        <Icon name="command" />
        {t('open', { n: open.length })}
      </h2>
      {open.length === 0 ? (
        <p className="nothing">{t('noneOpen')}</p>
      ) : (
        <table className="table open-incidents">
          <thead>
            <tr>
              <th>{t('incident')}</th>
              <th>{t('nearest')}</th>
              <th>{t('seats')}</th>
              <th className="no-phone">{t('phase')}</th>
              <th className="number">{t('age')}</th>
            </tr>
          </thead>
          <tbody>
            {open.map((line) => (
              <Row key={line.id} line={line} />
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}

function Row({ line }: { line: IncidentLine }) {
  const { t } = useTranslation('home')
  const say = useInOwnWords()
  return (
    <tr>
      <td>
        <Link to={`/incidents/${line.id}`}>
          <b>{line.number}</b> {line.title}
        </Link>{' '}
        {line.worldKind !== 'real' && <Chip tone="drill">{t(line.worldKind)}</Chip>}{' '}
        {line.stage === 'event' ? <Chip>{t('event')}</Chip> : <Severity line={line} />}
      </td>
      <td className="nowrap">
        <Nearest clock={line.nearest} />
      </td>
      <td className={line.emptySeats.length > 0 ? 'is-late' : ''}>
        <Seats line={line} />
      </td>
      <td className="no-phone">{say(line.phase)}</td>
      <td className="number">
        <Elapsed since={line.reportedAt} />
      </td>
    </tr>
  )
}

const Severity = ({ line }: { line: IncidentLine }) => (
  <Chip {...(line.eventKind === 'personal_information' && { tone: 'solid' as const })}>{line.severity}</Chip>
)

function Seats({ line }: { line: IncidentLine }) {
  const { t } = useTranslation(['home', 'parts'])
  const empty = line.emptySeats.map((seat) => t(`parts:seatName.${seat}`)).join(t('parts:listComma'))
  return (
    <>
      <Icon name="seat" small /> {line.seatsFilled}/{line.seatsWanted} {empty && t('empty', { seats: empty })}
    </>
  )
}

function Nearest({ clock }: { clock: IncidentLine['nearest'] }) {
  const { t } = useTranslation('home')
  const { t: words } = useTranslation('parts')
  const say = useInOwnWords()
  const now = useNow()
  if (!clock?.dueAt) return <span className="ink-2">{t('noClock')}</span>
  const gap = Date.parse(clock.dueAt) - now
  const tone = gap <= 0 ? 'is-late' : clock.state === 'soon' ? 'is-soon' : ''
  return (
    <span className={tone}>
      {gap <= 0 && words('clock.over')} <b>{figure(gap, words)}</b> {say(clock.title)}
    </span>
  )
}
