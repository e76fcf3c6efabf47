import type { Tx } from '../../../db/database.ts'
import { countNumbers } from '../../../db/queries/incidents.ts'
import { dayOf } from '../../rules/calendar.ts'

/** PI-2026-014: personal information, year in the legal zone, running number of that world and year. */
export async function nextNumber(tx: Tx, worldId: string, personal: boolean, at: number): Promise<string> {
  const year = dayOf(at).slice(0, 4)
  const running = (await countNumbers(tx, worldId, `%-${year}-`)) + 1
  return `${personal ? 'PI' : 'SE'}-${year}-${String(running).padStart(3, '0')}`
}

/** Raised to a personal-information incident it keeps its running number. */
export const raisedNumber = (number: string): string => number.replace(/^SE-/, 'PI-')
