import type { Sql } from '../../../db/database.ts'
import { listRoster } from '../../../db/queries/roster.ts'
import { rosterVersion } from '../../../db/queries/settings.ts'
import type { Roster } from '../../contract/sessions.ts'
import { seatKeys } from '../../rules/seats.ts'

/** Every seat, those nobody takes too: an empty one must show. The version is read first: at worst it is too old, and refused. */
export async function viewRoster(sql: Sql): Promise<Roster> {
  const version = await rosterVersion(sql)
  const rows = await listRoster(sql)
  const seats = seatKeys.map((seat) => ({
    seat,
    people: rows.filter((row) => row.seat === seat).map(({ userId, name }) => ({ id: userId, name })),
  }))
  return { version, seats }
}
