import { useTranslation } from 'react-i18next'
import { api } from '../../server/contract/api.ts'
import type { DutyView } from '../../server/contract/duties.ts'
import type { ExemptionView } from '../../server/contract/exemptions.ts'
import { type DutyFilter, dutyFilters, isChosen } from '../../server/rules/dutyStanding.ts'
import { pathOf } from '../incidentFrame/sections.ts'
import { useIncident, useShift } from '../incidentFrame/useIncident.ts'
import { useNow } from '../live/now.ts'
import { useView } from '../live/view.ts'
import { Button, LinkButton } from '../parts/Button.tsx'
import { State } from '../parts/Chip.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Filters } from '../parts/Filters.tsx'
import { Loading } from '../parts/Loading.tsx'
import { MarkLegend } from '../parts/Mark.tsx'
import { PaperHead } from '../parts/PaperHead.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { useSay } from '../words/useSay.ts'
import { AnchorsPane } from './AnchorsPane.tsx'
import { Bans } from './Bans.tsx'
import './duties.css'
import './dutiesPhone.css'
import './dutiesPrint.css'
import { DutyTable } from './DutyTable.tsx'
import { Exemptions } from './Exemptions.tsx'
import { Tools } from './Tools.tsx'
import { every, useChosen } from './useDutyTable.ts'

/** What is owed, to whom, by when and why; and the decisions not to tell. */
export default function DutiesPage() {
  const { t } = useTranslation('duties')
  const { id: incidentId } = useIncident()
  const duties = useView(api.listDuties, { params: { incidentId } })
  const exemptions = useView(api.listExemptions, { params: { incidentId } })
  const failed = duties.error ?? exemptions.error
  if (failed) return <ErrorNote problem={failed} onRetry={() => void duties.refetch()} />
  if (!duties.data || !exemptions.data) return <Loading />
  if (duties.data.length > 0) return <Duties duties={duties.data} exemptions={exemptions.data} />
  return (
    <EmptyState text={t('none')}>
      <LinkButton to={pathOf(incidentId, 'facts')}>{t('toFacts')}</LinkButton>
    </EmptyState>
  )
}

function Duties({ duties, exemptions }: { duties: DutyView[]; exemptions: ExemptionView[] }) {
  const { t } = useTranslation('duties')
  const { number, worldKind } = useIncident()
  const { user } = useMe()
  const shiftMs = useShift()
  const [chosen, choose] = useChosen()
  const now = useNow(shiftMs)
  const count = (filter: DutyFilter) =>
    duties.filter((duty) => isChosen(duty, { ...chosen, filter }, now)).length
  const filters = dutyFilters
    .map((key) => ({ key, label: t(`filter.${key}`), count: count(key), tone: tones[key] }))
    .filter(({ key, count }) => key === 'all' || count > 0 || key === chosen.filter)
  return (
    <>
      <PaperHead
        title={t('paperTitle')}
        number={number}
        by={user.name}
        drill={worldKind !== 'real'}
        shiftMs={shiftMs}
      />
      <Filters
        title={t('title', { n: duties.length })}
        filters={filters}
        chosen={chosen.filter}
        onChoose={(filter) => choose({ filter })}
        aside={t('aside')}
      />
      <Tools duties={duties} chosen={chosen} onChoose={choose} />
      <Waiting exemptions={exemptions} />
      <DutyTable
        duties={duties}
        chosen={chosen}
        onShowAll={() => choose({ filter: every, place: every, to: every })}
      />
      <MarkLegend />
      <AnchorsPane />
      <Packs duties={duties} />
      <Exemptions exemptions={exemptions} duties={duties} />
      <Bans />
    </>
  )
}

const tones: Partial<Record<DutyFilter, 'late' | 'soon'>> = { late: 'late', confirm: 'soon' }

/** A decision that waits is said above the clocks' table; deciding happens below, beside the grounds. */
function Waiting({ exemptions }: { exemptions: readonly ExemptionView[] }) {
  const { t } = useTranslation('duties')
  const waiting = exemptions.filter(({ state }) => state === 'proposed')
  if (waiting.length === 0) return null
  const mine = waiting.some(({ can }) => can.includes('decide_exemption'))
  const look = () => document.getElementById('exemptions')?.scrollIntoView({ block: 'start' })
  return (
    <section className="duty-waiting">
      <State tone="soon" icon="decide">
        {t('exemption.waits', { n: waiting.length })}
      </State>
      <Button size="small" kind={mine ? 'go' : 'plain'} onClick={look}>
        {t(mine ? 'exemption.look' : 'exemption.see')}
      </Button>
    </section>
  )
}

function Packs({ duties }: { duties: readonly DutyView[] }) {
  const { t } = useTranslation('duties')
  const say = useSay()
  const packs = new Map(duties.map(({ pack }) => [`${say(pack.name)} ${pack.version}`, pack]))
  return (
    <p className="duty-packs meta">
      {[...packs].map(([key, { name, version }]) => (
        <span className="duty-channel" key={key}>
          {t('pack', { name: say(name), version })}
        </span>
      ))}
    </p>
  )
}
