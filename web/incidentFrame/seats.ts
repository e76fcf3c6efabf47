import type { IncidentView } from '../../server/contract/incidents.ts'
import type { SeatKey } from '../../server/rules/seats.ts'
import type { SeatState } from '../parts/Seat.tsx'
import { useMe } from '../shell/SignedIn.tsx'

export interface Chair {
  seat: SeatKey
  state: Extract<SeatState, 'accepted' | 'called' | 'empty'>
  /** The row of the seat, where somebody sits there or is called. */
  id: string | undefined
  person: { id: string; name: string } | undefined
  /** Since when it is empty or called. */
  since: string | undefined
}

/** Every chair the plan asks for, and any other that somebody holds; the empty ones too. */
export function chairsOf({ seats, seatsWantedKeys, declaredAt, reportedAt }: IncidentView): Chair[] {
  const extra = seats.map(({ seat }) => seat).filter((seat) => !seatsWantedKeys.includes(seat))
  return [...seatsWantedKeys, ...new Set(extra)].map((seat): Chair => {
    const row = seats.find((one) => one.seat === seat)
    if (!row)
      return { seat, state: 'empty', id: undefined, person: undefined, since: declaredAt ?? reportedAt }
    const state = row.acceptedAt ? 'accepted' : 'called'
    return { seat, state, id: row.id, person: row.person, since: row.acceptedAt ? undefined : row.calledAt }
  })
}

/** The seat that the reader has accepted in this incident. */
export function useMySeat({ seats }: IncidentView): SeatKey | undefined {
  const { user } = useMe()
  return seats.find(({ person, acceptedAt }) => person.id === user.id && acceptedAt)?.seat
}

/** Every seat the reader holds here; a small company gives one person several. */
export function useMySeats({ seats }: IncidentView): SeatKey[] {
  const { user } = useMe()
  return seats.filter(({ person, acceptedAt }) => person.id === user.id && acceptedAt).map(({ seat }) => seat)
}
