import type { RosterRow } from '../../../db/queries/roster.ts'
import type { SeatKey } from '../../rules/seats.ts'

/** Numbers the people of each seat in the order given: 0 is first, deputies after; nobody twice in one seat. */
export function rosterRows(people: readonly { seat: SeatKey; userId: string }[]): RosterRow[] {
  const rows: RosterRow[] = []
  for (const { seat, userId } of people) {
    const before = rows.filter((row) => row.seat === seat)
    if (before.some((row) => row.userId === userId)) continue
    rows.push({ seat, userId, position: before.length })
  }
  return rows
}
