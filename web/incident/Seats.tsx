import { useTranslation } from 'react-i18next'
import { Chairs } from '../incidentFrame/IncidentRail.tsx'
import { useIncident } from '../incidentFrame/useIncident.ts'
import { usePresence } from '../live/presence.ts'
import { Pane } from '../parts/Pane.tsx'
import { useMe } from '../shell/SignedIn.tsx'
import './tasks.css'

/** The joint response group on a phone, where there is no rail: every chair, and who is here now. */
export default function Seats() {
  const { t } = useTranslation(['incident', 'frame'])
  const { id, seatsFilled, seatsWanted } = useIncident()
  const { user } = useMe()
  const here = usePresence(id).filter((one) => one.id !== user.id)
  return (
    <div className="seat-page">
      <Pane
        title={t('frame:rail.group')}
        meta={t('frame:rail.inPlace', { n: seatsFilled, all: seatsWanted })}
        tone={seatsFilled < seatsWanted ? 'late' : undefined}
      >
        <Chairs />
      </Pane>
      <Pane
        title={here.length > 0 ? t('frame:rail.here', { n: here.length }) : t('frame:rail.nobody')}
        padded
      >
        {here.map(({ id: person, name }) => (
          <p key={person}>{name}</p>
        ))}
      </Pane>
    </div>
  )
}
