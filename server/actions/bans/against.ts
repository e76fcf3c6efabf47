import type { Sql } from '../../../db/database.ts'
import { type BanRow, listBans } from '../../../db/queries/bans.ts'
import { bannedPeople } from '../../rules/ban.ts'
import type { PlaceCount, Recipients } from '../../rules/recipient.ts'

/** A ban that stands against telling people whom a notice is meant for, and how many they are. */
export interface Against {
  ban: BanRow
  people: number
}

export async function bansAgainst(
  sql: Sql,
  incidentId: string,
  meant: Recipients,
  places: readonly PlaceCount[],
): Promise<Against[]> {
  return (await listBans(sql, incidentId))
    .map((ban) => ({ ban, people: bannedPeople([ban], meant, places) }))
    .filter(({ people }) => people > 0)
}
