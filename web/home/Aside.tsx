import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { ClockView, IncidentView } from '../../server/contract/incidents.ts'
import { useNow } from '../live/now.ts'
import { useView } from '../live/view.ts'
import { State } from '../parts/Chip.tsx'
import { dayOf, shortInstant, zoneLabel } from '../parts/instant.ts'
import { figure } from '../parts/length.ts'
import { Pane } from '../parts/Pane.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { useSay } from '../words/useSay.ts'

const day = 86_400_000
/** Rows in sight; the rest is counted. */
const most = 6

export const Aside = ({ incidents }: { incidents: IncidentView[] }) => (
  <aside>
    <DueSoon incidents={incidents} />
    <Drills />
    <Channels />
  </aside>
)

/** Duties of the real world that end within a day; what is late already stands at the left. */
function DueSoon({ incidents }: { incidents: IncidentView[] }) {
  const { t } = useTranslation('home')
  const now = useNow()
  const due = incidents
    .filter((incident) => incident.worldKind === 'real')
    .flatMap((incident) => incident.clocks)
    .filter((clock) => ends(clock, now))
    .sort((a, b) => a.dueAt!.localeCompare(b.dueAt!))
  return (
    <Pane title={t('dueToday')} meta={t('zone', { zone: zoneLabel(now) })}>
      {due.length === 0 && <p className="nothing">{t('noneDue')}</p>}
      <table className="table">
        <tbody>
          {due.slice(0, most).map((clock) => (
            <DueRow key={clock.dutyId} clock={clock} now={now} />
          ))}
        </tbody>
      </table>
      {due.length > most && <p className="nothing">{t('moreDue', { n: due.length - most })}</p>}
    </Pane>
  )
}

const ends = ({ state, dueAt }: ClockView, now: number): boolean => {
  const left = Date.parse(dueAt ?? '') - now
  return (state === 'running' || state === 'soon') && left > 0 && left < day
}

function DueRow({ clock, now }: { clock: ClockView; now: number }) {
  const { t } = useTranslation('parts')
  const say = useSay()
  return (
    <tr>
      <td className={clock.state === 'soon' ? 'is-soon' : ''}>
        <b>{shortInstant(clock.dueAt!, now)}</b>
      </td>
      <td>
        {say(clock.title)}
        <div className="meta">
          {say(clock.recipient)} {clock.ruleId}
        </div>
      </td>
      <td className="number">{figure(Date.parse(clock.dueAt!) - now, t)}</td>
    </tr>
  )
}

function Drills() {
  const { t } = useTranslation('home')
  const log = useView(api.listDrills, {})
  const now = useNow()
  if (!log.data) return null
  const { lastAt, nextDueAt } = log.data
  const overdue = nextDueAt === null || Date.parse(nextDueAt) < now
  return (
    <Pane title={t('drills')}>
      <table className="table">
        <tbody>
          <tr>
            <td>{t('lastDrill')}</td>
            <td className="number">
              {lastAt ? <State tone="done">{dayOf(lastAt)}</State> : <State tone="late">{t('never')}</State>}
            </td>
          </tr>
          {nextDueAt && (
            <tr>
              <td>{t('nextDrill')}</td>
              <td className={overdue ? 'number is-late' : 'number'}>
                {t('before', { at: dayOf(nextDueAt) })}
              </td>
            </tr>
          )}
        </tbody>
      </table>
    </Pane>
  )
}

/** Whether messages to people can leave; without a channel they reach the sandbox only, and the page says so in red. */
function Channels() {
  const { t } = useTranslation('home')
  const { sandbox } = useMe()
  return (
    <Pane title={t('channels')}>
      <table className="table">
        <tbody>
          {(['sms', 'email'] as const).map((channel) => (
            <tr key={channel}>
              <td className="nowrap">{t(channel)}</td>
              <td className={sandbox[channel] ? 'sandbox' : 'number'}>
                {sandbox[channel] ? (
                  <State tone="late">{t('sandbox')}</State>
                ) : (
                  <State tone="done">{t('configured')}</State>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Pane>
  )
}
