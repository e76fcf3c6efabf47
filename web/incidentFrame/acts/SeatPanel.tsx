import { useTranslation } from 'react-i18next'
import type { SeatKey } from '../../../server/rules/seats.ts'
import { State } from '../../parts/Chip.tsx'
import { Instant } from '../../parts/Instant.tsx'
import { useMe } from '../../shell/SignedIn.tsx'
import { type Chair, chairsOf } from '../seats.ts'
import { useIncident, useMay, useShift } from '../useIncident.ts'
import { AcceptSeat } from './AcceptSeat.tsx'
import { CallSeat } from './CallSeat.tsx'
import { LeaveSeat } from './LeaveSeat.tsx'

/** One chair: who sits there, accepting it, calling somebody to it, and leaving it. */
export function SeatPanel({ seat }: { seat: SeatKey }) {
  const { t } = useTranslation('incident')
  const incident = useIncident()
  const may = useMay()
  const { user } = useMe()
  const empty: Chair = { seat, state: 'empty', id: undefined, person: undefined, since: undefined }
  const chair = chairsOf(incident).find((one) => one.seat === seat) ?? empty
  const mine = chair.person?.id === user.id
  const open = incident.status !== 'closed'
  return (
    <>
      <Sitting chair={chair} />
      {open && mine && chair.state === 'called' && chair.id && <AcceptSeat seatId={chair.id} />}
      {open && may('call_seat') && <CallSeat seat={seat} sitting={chair.person?.id} />}
      {open && chair.id && (mine || may('leave_seat')) && (
        <LeaveSeat seatId={chair.id} mine={mine} called={chair.state === 'called'} />
      )}
      {!mine && !may('call_seat') && <p className="meta">{t('seatAct.notYours')}</p>}
    </>
  )
}

const tones = { accepted: 'done', called: 'soon', empty: 'late' } as const

function Sitting({ chair }: { chair: Chair }) {
  const { t } = useTranslation(['incident', 'parts'])
  const shiftMs = useShift()
  return (
    <div className="part">
      <p>
        {chair.person && <b>{chair.person.name} </b>}
        <State tone={tones[chair.state]} icon="seat">
          {t(`parts:seat.${chair.state}`)}
        </State>
      </p>
      {chair.since && (
        <p className="meta">
          {t(`seatAct.${chair.state === 'called' ? 'calledAt' : 'emptySince'}`)}{' '}
          <Instant at={chair.since} age shiftMs={shiftMs} />
        </p>
      )}
    </div>
  )
}
