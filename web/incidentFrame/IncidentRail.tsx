import { useTranslation } from 'react-i18next'
import { usePresence } from '../live/presence.ts'
import { Rail, type RailSection } from '../parts/Rail.tsx'
import { Seat } from '../parts/Seat.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import { chairsOf } from './seats.ts'
import { pathOf, type Section, sectionIcons, sections, tallyOf, wordOf } from './sections.ts'
import { useIncident, useShift } from './useIncident.ts'
import { useSide } from './useSide.ts'

/** Sections with what is late or waiting in each, every chair of the group, and who is here now. */
export function IncidentRail() {
  const { t } = useTranslation(['incident', 'parts'])
  const incident = useIncident()
  const { seatsFilled, seatsWanted } = incident
  const section = (key: Section): RailSection => {
    const tally = tallyOf(key, incident)
    const tone =
      tally.word === 'late' ? 'late' : tally.word === 'soon' || tally.word === 'waiting' ? 'soon' : undefined
    return {
      to: pathOf(incident.id, key),
      label: t(`section.${wordOf(key)}`),
      icon: sectionIcons[key],
      note: tally.word === 'none' ? undefined : t(`tally.${tally.word}`, { n: tally.n, all: tally.all }),
      tone,
    }
  }
  return (
    <Rail
      sections={sections.map(section)}
      seatsInPlace={{ filled: seatsFilled, wanted: seatsWanted }}
      seats={<Chairs />}
      here={useHere()}
    />
  )
}

/** Every chair of the group; pressing one opens it. */
export function Chairs() {
  const { t } = useTranslation(['incident', 'parts'])
  const incident = useIncident()
  const shiftMs = useShift()
  const { show } = useSide()
  return chairsOf(incident).map((chair) => (
    <button type="button" className="chair" key={chair.seat} onClick={() => show(`seat.${chair.seat}`)}>
      <Seat
        title={t(`parts:seatName.${chair.seat}`)}
        name={chair.person?.name}
        state={chair.state}
        since={chair.since}
        shiftMs={shiftMs}
      />
    </button>
  ))
}

/** Who else has this incident open, and at which section. */
function useHere(): string[] {
  const { t } = useTranslation(['incident', 'parts'])
  const { user } = useMe()
  return usePresence(useIncident().id)
    .filter(({ id }) => id !== user.id)
    .map(({ name, section }) =>
      t('here', { name, section: t(`section.${wordOf(sections.find((key) => key === section) ?? '')}`) }),
    )
}
