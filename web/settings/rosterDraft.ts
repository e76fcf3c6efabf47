import type { Roster } from '../../server/contract/sessions.ts'
import type { SeatKey } from '../../server/rules/seats.ts'

export type RosterSeats = Roster['seats']

/** The seats whose people, or their order, differ. */
export const differingSeats = (one: RosterSeats, other: RosterSeats): SeatKey[] =>
  one
    .filter(({ seat, people }) => idsIn(other, seat) !== people.map(({ id }) => id).join())
    .map(({ seat }) => seat)

/** Theirs, with the seats that I changed since `base` laid over it. */
export function overTheirs(mine: RosterSeats, base: RosterSeats, theirs: RosterSeats): RosterSeats {
  const changed = differingSeats(mine, base)
  return theirs.map((place) =>
    changed.includes(place.seat) ? (mine.find(({ seat }) => seat === place.seat) ?? place) : place,
  )
}

const idsIn = (seats: RosterSeats, wanted: SeatKey): string =>
  (seats.find(({ seat }) => seat === wanted)?.people ?? []).map(({ id }) => id).join()
