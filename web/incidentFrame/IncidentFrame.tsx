import { Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation, useParams } from 'react-router'
import { api } from '../../server/contract/api.ts'
import type { IncidentView } from '../../server/contract/incidents.ts'
import { serverNow } from '../live/now.ts'
import { useLook } from '../live/presence.ts'
import { useView } from '../live/view.ts'
import { LinkButton } from '../parts/Button.tsx'
import type { DrillBannerProps } from '../parts/DrillBanner.tsx'
import { EmptyState } from '../parts/EmptyState.tsx'
import { ErrorNote } from '../parts/ErrorNote.tsx'
import { Loading } from '../parts/Loading.tsx'
import { Page } from '../shell/Page.tsx'
import { Acts } from './Acts.tsx'
import { ExampleBanner } from './ExampleBanner.tsx'
import { IncidentHead } from './IncidentHead.tsx'
import { IncidentRail } from './IncidentRail.tsx'
import { PhoneSlot } from './PhoneAction.tsx'
import { phoneTabs } from './phoneTabs.ts'
import { useMySeat } from './seats.ts'
import { sectionAt, wordOf } from './sections.ts'
import { useActCommands } from './useActs.ts'
import { ShownContext } from './useIncident.ts'
import { useSections } from './useSections.ts'
import { useTurn } from './useTurn.ts'

/** What stands around every page of one incident: rail, seats, who is here, head, banner. Its pages come in the outlet. */
export function IncidentFrame() {
  const { incidentId = '' } = useParams()
  const view = useView(api.getIncident, { params: { incidentId } })
  if (view.error?.status === 404) return <Hidden />
  if (view.data) return <Around incident={view.data} />
  return (
    <Page>
      {view.error ? <ErrorNote problem={view.error} onRetry={() => void view.refetch()} /> : <Loading />}
    </Page>
  )
}

function Around({ incident }: { incident: IncidentView }) {
  const { t } = useTranslation(['incident', 'parts'])
  const section = sectionAt(useLocation().pathname)
  const shiftMs = useWorldShift(incident)
  const commands = [...useActCommands(incident), ...useSections(incident)]
  const [slot, setSlot] = useState<HTMLElement | null>(null)
  const seat = useMySeat(incident)
  const shown = useMemo(() => ({ incident, shiftMs }), [incident, shiftMs])
  useLook(incident.id, section)
  useTurn(incident.id)
  return (
    <ShownContext value={shown}>
      <Page
        rail={<IncidentRail />}
        drill={drillOf(incident)}
        phone={{ action: <div ref={setSlot} />, tabs: phoneTabs(incident, t) }}
        phoneTitle={{ title: incident.number, note: t(`section.${wordOf(section)}`) }}
        shiftMs={shiftMs}
        commands={commands}
        {...(seat ? { sitsAs: t(`parts:seatName.${seat}`) } : {})}
      >
        {incident.worldKind === 'example' && <ExampleBanner />}
        <IncidentHead section={section} />
        <PhoneSlot value={slot}>
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </PhoneSlot>
        <Acts />
      </Page>
    </ShownContext>
  )
}

function Hidden() {
  const { t } = useTranslation(['incident', 'parts'])
  return (
    <Page>
      <EmptyState title={t('hidden.title')} text={t('hidden.text')}>
        <LinkButton to="/incidents">{t('hidden.back')}</LinkButton>
      </EmptyState>
    </Page>
  )
}

const drillOf = ({ worldKind, world, number }: IncidentView): DrillBannerProps | undefined =>
  worldKind === 'drill' ? { title: world.title, number } : undefined

/** Whole seconds between this incident's world and the real one, so that its clocks turn with the others. */
function useWorldShift({ world }: IncidentView): number {
  return useMemo(
    () => (world.kind === 'real' ? 0 : Math.round((Date.parse(world.now) - serverNow()) / 1000) * 1000),
    [world],
  )
}
