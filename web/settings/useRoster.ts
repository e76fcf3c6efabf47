import { type FormEvent, useState } from 'react'
import { api } from '../../server/contract/api.ts'
import type { Roster } from '../../server/contract/sessions.ts'
import type { SeatKey } from '../../server/rules/seats.ts'
import type { Problem } from '../api.ts'
import { useCommand } from '../live/view.ts'
import { differingSeats, overTheirs, type RosterSeats } from './rosterDraft.ts'

/** What others change shows at once, until something is changed here; then it is kept apart over the version it began with. */
export function useRoster(kept: Roster) {
  const [work, setWork] = useState<{ base: Roster; seats: RosterSeats }>()
  const save = useCommand(api.changeRoster)
  const { base, seats } = work ?? { base: kept, seats: kept.seats }
  return {
    seats,
    mine: differingSeats(seats, base.seats),
    theirs: (newer: Roster): SeatKey[] => differingSeats(newer.seats, base.seats),
    problem: save.error,
    saving: save.isPending,
    saved: save.isSuccess,
    put: (seat: SeatKey, people: RosterSeats[number]['people']) =>
      setWork({ base, seats: seats.map((place) => (place.seat === seat ? { seat, people } : place)) }),
    submit: (event: FormEvent) => {
      event.preventDefault()
      const people = seats.map((place) => ({ seat: place.seat, people: place.people.map(({ id }) => id) }))
      save.mutate({ body: { version: base.version, seats: people } }, { onSuccess: () => setWork(undefined) })
    },
    /** Lays what was changed here over the newer roster; nothing is saved yet. */
    takeOver: (newer: Roster) => {
      setWork({ base: newer, seats: overTheirs(seats, base.seats, newer.seats) })
      save.reset()
    },
    drop: () => {
      setWork(undefined)
      save.reset()
    },
  }
}

export type RosterWork = ReturnType<typeof useRoster>

/** The newer roster that a refused save was answered with. */
export const newerRoster = ({ code, extra }: Problem): Roster | undefined =>
  code === 'stale' ? (extra.current as Roster) : undefined
