import { useTranslation } from 'react-i18next'
import { api } from '../../../server/contract/api.ts'
import type { SeatKey } from '../../../server/rules/seats.ts'
import { useCommand, useView } from '../../live/view.ts'
import { Button } from '../../parts/Button.tsx'
import { ErrorNote } from '../../parts/ErrorNote.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { chairsOf } from '../seats.ts'
import { useIncident } from '../useIncident.ts'

interface Candidate {
  id: string
  name: string
  /** Place in the duty roster of this seat, from 1; absent for the others. */
  rank: number | undefined
}

/** Calls somebody to the seat: the roster's people first, in its order, then everybody else who may sit. */
export function CallSeat({ seat, sitting }: { seat: SeatKey; sitting: string | undefined }) {
  const { t } = useTranslation(['incident', 'parts'])
  const { id } = useIncident()
  const call = useCommand(api.callSeat)
  const candidates = useCandidates(seat)
  return (
    <div className="part">
      <h3>{t(sitting ? 'seatAct.replace' : 'seatAct.call')}</h3>
      {call.error && <ErrorNote problem={call.error} />}
      {!candidates && <Loading />}
      <ul className="side-list">
        {candidates
          ?.filter((one) => one.id !== sitting)
          .map((one) => (
            <li key={one.id}>
              <CandidateName candidate={one} />
              <Button
                size="small"
                working={call.isPending && call.variables.body.userId === one.id}
                onClick={() => call.mutate({ params: { incidentId: id }, body: { seat, userId: one.id } })}
              >
                {t('seatAct.callOne')}
              </Button>
            </li>
          ))}
      </ul>
    </div>
  )
}

function CandidateName({ candidate }: { candidate: Candidate }) {
  const { t } = useTranslation(['incident', 'parts'])
  const held = chairsOf(useIncident()).filter(({ person }) => person?.id === candidate.id)
  const notes = [
    candidate.rank && t('seatAct.rank', { n: candidate.rank }),
    held.length > 0 &&
      t('seatAct.holds', { seats: held.map(({ seat }) => t(`parts:seatName.${seat}`)).join(' ') }),
  ]
  return (
    <span className="grow">
      {candidate.name} <span className="meta">{notes.filter(Boolean).join(t('parts:listComma'))}</span>
    </span>
  )
}

function useCandidates(seat: SeatKey): Candidate[] | undefined {
  const roster = useView(api.roster, {})
  const users = useView(api.users, {})
  if (!roster.data || !users.data) return undefined
  const onDuty = roster.data.seats.find((row) => row.seat === seat)?.people ?? []
  const fit = users.data.filter(({ left, role }) => !left && role !== 'auditor')
  const rankOf = (id: string) => onDuty.findIndex((person) => person.id === id) + 1 || undefined
  return fit
    .map(({ id, name }) => ({ id, name, rank: rankOf(id) }))
    .sort((a, b) => (a.rank ?? Number.POSITIVE_INFINITY) - (b.rank ?? Number.POSITIVE_INFINITY) || 0)
}
