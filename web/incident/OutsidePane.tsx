import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { ClockView } from '../../server/contract/incidents.ts'
import type { PartyView } from '../../server/contract/parties.ts'
import type { RecordLine } from '../../server/contract/records.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { useView } from '../live/view.ts'
import { State, type Tone } from '../parts/Chip.tsx'
import { shortInstant } from '../parts/instant.ts'
import { Pane } from '../parts/Pane.tsx'
import { Unknown } from '../parts/Unknown.tsx'
import { useSay } from '../words/useSay.ts'

/** The duties whose fulfilment tells somebody outside, in the order in which they are asked about. */
const outside = ['CN-07', 'CN-08', 'CN-06', 'CN-03', 'CN-04', 'CN-14', 'CN-16'] as const
const publicDuty = 'POL-05'

/** Who outside already knows, and who does not: authorities, the people, the public, the police. */
export function OutsidePane() {
  const { t } = useTranslation('incident')
  const { id, clocks } = useIncident()
  const records = useView(api.listRecords, { params: { incidentId: id } }).data ?? []
  const tenants = useTenants()
  // Where customers are listed, each by its own contract says more than the one duty.
  const asked = tenants.length > 0 ? outside.filter((rule) => rule !== 'CN-16') : outside
  const told = asked.flatMap((rule) => clocks.find(({ ruleId }) => ruleId === rule) ?? [])
  return (
    <Pane title={t('outside.title')} meta={t('outside.about')}>
      <table className="table outside">
        <tbody>
          {told.map((clock) => (
            <ClockRow key={clock.dutyId} clock={clock} />
          ))}
          <Tenants tenants={tenants} />
          <Row name={t('outside.public')}>
            <Public records={records} owed={clocks.find(({ ruleId }) => ruleId === publicDuty)} />
          </Row>
          <Row name={t('outside.police')}>
            <Police />
          </Row>
        </tbody>
      </table>
    </Pane>
  )
}

const Row = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <tr>
    <td>{name}</td>
    <td className="number">{children}</td>
  </tr>
)

const tones: Record<Exclude<ClockView['state'], 'unknown'>, Tone> = {
  late: 'late',
  soon: 'soon',
  running: 'idle',
  idle: 'idle',
  stopped: 'done',
}

function ClockRow({ clock }: { clock: ClockView }) {
  const { t } = useTranslation('incident')
  const say = useSay()
  const now = useNow(useShift())
  return (
    <Row name={say(clock.recipient)}>
      {clock.state === 'unknown' ? (
        <Unknown />
      ) : (
        <State tone={tones[clock.state]}>
          {clock.stoppedAt
            ? t('outside.stopped', { at: shortInstant(clock.stoppedAt, now) })
            : t(`outside.${clock.state as 'late'}`)}
        </State>
      )}
    </Row>
  )
}

function Public({ records, owed }: { records: readonly RecordLine[]; owed: ClockView | undefined }) {
  const { t } = useTranslation('incident')
  const now = useNow(useShift())
  const last = records.find(
    ({ name }) => name === 'announcement.published' || name === 'announcement.withdrawn',
  )
  if (last?.name === 'announcement.published')
    return <State tone="done">{t('outside.published', { at: shortInstant(last.at, now) })}</State>
  if (owed?.state === 'late') return <State tone="late">{t('outside.late')}</State>
  return <State tone="idle">{t(last ? 'outside.withdrawn' : 'outside.notPublished')}</State>
}

/** Known to the police once a report to them was recorded; else how near one is, by the criminal thresholds. */
function Police() {
  const { t } = useTranslation('incident')
  const { id: incidentId } = useIncident()
  const now = useNow(useShift())
  const police = useView(api.getPolice, { params: { incidentId } }).data
  if (!police) return <Unknown />
  const at = police.reports[0]?.at ?? police.doneAt
  if (at) return <State tone="done">{t('outside.reported', { at: shortInstant(at, now) })}</State>
  if (police.verdict === 'unlikely') return <State tone="idle">{t('outside.noCrime')}</State>
  return (
    <Link to={`${pathOf(incidentId, 'parties')}#police`}>
      <State tone="soon">
        {t(police.verdict === 'likely' ? 'outside.policeLikely' : 'outside.policeNear')}
      </State>
    </Link>
  )
}

/** Each customer by its own contract; nothing where we process for nobody. */
function Tenants({ tenants }: { tenants: readonly PartyView[] }) {
  const { t } = useTranslation('incident')
  const { id: incidentId } = useIncident()
  if (tenants.length === 0) return null
  const told = tenants.filter((one) => one.told).length
  const late = tenants.some(({ clock }) => clock.late)
  const tone = late ? 'late' : told === tenants.length ? 'done' : 'soon'
  return (
    <Row name={t('outside.tenants')}>
      <Link to={pathOf(incidentId, 'parties')}>
        <State tone={tone}>{t('outside.tenantsTold', { done: told, all: tenants.length })}</State>
      </Link>
    </Row>
  )
}

function useTenants(): PartyView[] {
  const { id: incidentId } = useIncident()
  const list = useView(api.listParties, { params: { incidentId } }).data?.parties ?? []
  return list.filter(({ kind }) => kind === 'tenant')
}
